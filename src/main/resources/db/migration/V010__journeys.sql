-- Forms that somebody is filling in on the web, under a random cookie of which only the hash is kept. One browser can
-- have one for each event. The answers go when they have become an application, and the rest when its time is over.
create table journey (
    token_hash bytea not null,
    event_id bigint not null constraint journey_of_event references event on delete cascade,
    answers jsonb not null,
    -- While one request hands the answers in, a second click of the same button must not.
    sending_until timestamptz,
    pending_id text,
    sent_to text,
    expires_at timestamptz not null,
    constraint journey_pkey primary key (token_hash, event_id),
    constraint journey_answers_size check (length(answers::text) <= 20000),
    constraint journey_sent_to_somebody check ((pending_id is null) = (sent_to is null))
);

create index journey_by_end on journey (expires_at);
