-- What the abuse limits have let through, for all instances. The key is a keyed hash, so that no address and no network
-- stands here; the state is Bucket4j's. Unlogged: it changes with every form, is worth nothing once its hour is over, and
-- a commit that waits for no disk keeps the limits cheap. A crash of the database server or a failover empties it; a
-- restart of either does not. No index on expires_at, so that an update moves no index entry (HOT).
create unlogged table abuse_limit (
    key bytea constraint abuse_limit_pkey primary key
        constraint abuse_limit_key_is_a_hash check (length(key) = 32),
    state bytea not null,
    expires_at timestamptz not null
) with (fillfactor = 70);
