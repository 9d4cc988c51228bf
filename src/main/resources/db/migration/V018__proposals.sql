-- The call of an event is edited and shown as a whole, as the parts of its programme are (ADR 0011).
create table call_for_proposals (
    event_id bigint constraint call_for_proposals_key primary key
        constraint call_for_proposals_of_event references event on delete cascade,
    version int not null default 0,
    document jsonb not null
);

create table proposer (
    id bigint generated always as identity primary key,
    event_id bigint not null constraint proposer_of_event references event on delete cascade,
    email text not null,
    normalised_email text not null,
    created_at timestamptz not null,
    constraint proposer_once_per_event unique (event_id, normalised_email)
);

create table proposal (
    id bigint generated always as identity primary key,
    event_id bigint not null constraint proposal_of_event references event on delete cascade,
    proposer_id bigint not null constraint proposal_of_proposer references proposer on delete cascade,
    state text not null constraint proposal_state check (state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN')),
    content jsonb not null,
    changed_at timestamptz not null,
    submitted_at timestamptz,
    outcome text constraint proposal_outcome check (outcome in ('ACCEPT', 'DECLINE', 'HOLD')),
    reason text constraint proposal_reason_length check (length(reason) <= 2000),
    decided_at timestamptz,
    speaker text,
    session text,
    constraint proposal_draft_is_not_submitted check ((state = 'DRAFT') = (submitted_at is null)),
    constraint proposal_decided_after_submitted check (outcome is null or submitted_at is not null),
    constraint proposal_decision_has_time check ((outcome is null) = (decided_at is null))
);

create index proposal_by_event on proposal (event_id, id);
create index proposal_by_proposer on proposal (proposer_id, id);

create table reviewer (
    id bigint generated always as identity primary key,
    event_id bigint not null constraint reviewer_of_event references event on delete cascade,
    name text not null,
    email text not null,
    normalised_email text not null,
    created_at timestamptz not null,
    constraint reviewer_once_per_event unique (event_id, normalised_email)
);

-- Either a score or a conflict of interest: who has declared one never scores.
create table review (
    proposal_id bigint not null constraint review_of_proposal references proposal on delete cascade,
    reviewer_id bigint not null constraint review_by_reviewer references reviewer on delete cascade,
    score int constraint review_score check (score between 1 and 5),
    note text not null constraint review_note_length check (length(note) <= 2000),
    conflict text constraint review_conflict_length check (length(conflict) between 1 and 1000),
    written_at timestamptz not null,
    constraint review_key primary key (proposal_id, reviewer_id),
    constraint review_score_or_conflict check ((score is null) <> (conflict is null))
);

create index review_by_reviewer on review (reviewer_id);

create table proposal_letter (
    id bigint generated always as identity primary key,
    event_id bigint not null constraint proposal_letter_of_event references event on delete cascade,
    proposal_id bigint not null constraint proposal_letter_of_proposal references proposal on delete cascade,
    outcome text not null constraint proposal_letter_outcome check (outcome in ('ACCEPT', 'DECLINE', 'HOLD')),
    subject text not null,
    body text not null,
    version int not null default 0,
    created_at timestamptz not null,
    sent_at timestamptz
);

-- A decision that changes before anybody was told replaces what would have told of it.
create unique index proposal_letter_one_draft on proposal_letter (proposal_id) where sent_at is null;
create index proposal_letter_by_event on proposal_letter (event_id, id);

-- What the links of letters and the sessions of browsers hold, as hashes.
create table proposal_token (
    token_hash bytea constraint proposal_token_key primary key,
    proposer_id bigint constraint proposal_token_of_proposer references proposer on delete cascade,
    reviewer_id bigint constraint proposal_token_of_reviewer references reviewer on delete cascade,
    expires_at timestamptz not null,
    constraint proposal_token_of_one check (num_nonnulls(proposer_id, reviewer_id) = 1)
);

create index proposal_token_by_proposer on proposal_token (proposer_id);
create index proposal_token_by_reviewer on proposal_token (reviewer_id);
