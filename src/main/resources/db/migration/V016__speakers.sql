-- Whoever looks after a speaker of the draft, as the address to which an organiser sent the invitation. With another
-- address comes another person, who finds nothing of the one before.
create table speaker_person (
    id bigint generated always as identity constraint speaker_person_pkey primary key,
    event_id bigint not null constraint speaker_person_of_event references event on delete cascade,
    speaker text not null,
    address text not null,
    invited_at timestamptz not null,
    accepted_at timestamptz,
    availability_at timestamptz,
    constraint speaker_person_once unique (event_id, speaker, address)
);

create index speaker_person_by_address on speaker_person (address);

-- The links of letters: as keyed hashes, each good for one use.
create table speaker_invitation (
    token_hash bytea constraint speaker_invitation_pkey primary key,
    person_id bigint not null constraint speaker_invitation_of_person references speaker_person on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

create index speaker_invitation_by_person on speaker_invitation (person_id);

create table speaker_delegate (
    id bigint generated always as identity constraint speaker_delegate_pkey primary key,
    person_id bigint not null constraint speaker_delegate_of_person references speaker_person on delete cascade,
    address text not null,
    added_at timestamptz not null,
    constraint speaker_delegate_once unique (person_id, address)
);

create index speaker_delegate_by_address on speaker_delegate (address);

-- There for unknown addresses too, with a code that nobody was sent, so that nobody can tell the two apart.
create table speaker_sign_in (
    id_hash bytea constraint speaker_sign_in_pkey primary key,
    address text not null,
    code_hash bytea not null,
    wrong_codes int not null default 0
        constraint speaker_sign_in_tries check (wrong_codes between 0 and 5),
    expires_at timestamptz not null,
    used_at timestamptz
);

-- What a sign-in gives: the cookie of a browser, or a bearer token.
create table speaker_session (
    id bigint generated always as identity constraint speaker_session_pkey primary key,
    token_hash bytea not null constraint speaker_session_token unique,
    address text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create table speaker_confirmation (
    id bigint generated always as identity constraint speaker_confirmation_pkey primary key,
    person_id bigint not null constraint speaker_confirmation_of_person references speaker_person on delete cascade,
    session text not null,
    confirmed_at timestamptz not null,
    confirmed_by text not null,
    constraint speaker_confirmation_once unique (person_id, session)
);

-- Each answer stays with the words that it answered; the newest of a purpose counts.
create table speaker_consent (
    id bigint generated always as identity constraint speaker_consent_pkey primary key,
    person_id bigint not null constraint speaker_consent_of_person references speaker_person on delete cascade,
    purpose text not null constraint speaker_consent_purpose check (purpose in ('PUBLISH', 'RECORD')),
    given boolean not null,
    wording text not null,
    answered_at timestamptz not null,
    answered_by text not null
);

create index speaker_consent_by_person on speaker_consent (person_id, id);

create function refuse_to_rewrite_consents() returns trigger language plpgsql as $$
begin
    raise exception 'an answer about consent never changes';
end $$;

create trigger speaker_consent_stays before update on speaker_consent
    for each row execute function refuse_to_rewrite_consents();

-- Access needs can tell of health (UK GDPR, article 9): sealed, as those of attendees are.
create table speaker_needs (
    person_id bigint constraint speaker_needs_pkey primary key
        constraint speaker_needs_of_person references speaker_person on delete cascade,
    sealed bytea not null constraint speaker_needs_sealed_length check (length(sealed) <= 20000),
    told_at timestamptz not null
);

-- Titles and abstracts that speakers want to change after the session was released.
create table proposed_change (
    id uuid constraint proposed_change_pkey primary key,
    event_id bigint not null constraint proposed_change_of_event references event on delete cascade,
    session text not null,
    person_id bigint constraint proposed_change_of_person references speaker_person on delete set null,
    title text not null,
    description text,
    title_before text not null,
    description_before text,
    proposed_at timestamptz not null,
    proposed_by text not null,
    outcome text constraint proposed_change_outcome check (outcome in ('ACCEPTED', 'DECLINED', 'REPLACED')),
    decided_at timestamptz,
    decided_by text,
    reason text,
    constraint proposed_change_decided check ((outcome is null) = (decided_at is null)
        and (outcome is null) = (decided_by is null)),
    constraint proposed_change_declined_with_reason check (outcome is distinct from 'DECLINED' or reason is not null)
);

create unique index proposed_change_open on proposed_change (event_id, session) where outcome is null;
create index proposed_change_by_session on proposed_change (event_id, session, proposed_at);

-- One letter for each set of overdue tasks, once.
create table speaker_nudge (
    id bigint generated always as identity constraint speaker_nudge_pkey primary key,
    person_id bigint not null constraint speaker_nudge_of_person references speaker_person on delete cascade,
    tasks text not null,
    sent_at timestamptz not null,
    constraint speaker_nudge_once unique (person_id, tasks)
);
