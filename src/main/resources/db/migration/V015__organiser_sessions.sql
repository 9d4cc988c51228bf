-- Browsers in which somebody has shown the organiser token: of both secrets only keyed hashes are kept. A session ends
-- at its time, after a while without use, at sign-out, and when another organiser token is configured.
create table organiser_session (
    token_hash bytea not null,
    organiser_token_hash bytea not null,
    used_at timestamptz not null,
    expires_at timestamptz not null,
    constraint organiser_session_pkey primary key (token_hash)
);
