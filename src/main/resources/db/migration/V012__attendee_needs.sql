-- Access and dietary needs, which can tell of health or religion (UK GDPR, article 9): apart from the registration,
-- sealed with a key that is not in this table, there only with consent, and gone when it is withdrawn.
create table attendee_needs (
    registration_id bigint constraint attendee_needs_pkey primary key
        constraint attendee_needs_of_registration references registration on delete cascade,
    event_id bigint not null constraint attendee_needs_of_event references event,
    sealed bytea not null constraint attendee_needs_sealed_length check (length(sealed) <= 20000),
    consented_at timestamptz not null
);

create index attendee_needs_by_event on attendee_needs (event_id, consented_at, registration_id);
