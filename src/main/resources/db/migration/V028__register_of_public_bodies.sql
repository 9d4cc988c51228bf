-- Lists that organisers import: first kept as a dry run, then applied. The rows are there until then.
create table register_import (
    id bigint generated always as identity primary key,
    list text not null constraint register_import_list check (list in ('PUBLIC', 'REFER', 'SUPPLIER', 'PERSONAL')),
    state text not null constraint register_import_state check (state in ('PREVIEWED', 'APPLIED')),
    entries int not null,
    rows jsonb constraint register_import_rows_are_a_list check (jsonb_typeof(rows) = 'array'),
    left_out jsonb not null,
    left_out_count int not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    applied_by text,
    applied_at timestamptz,
    version int not null default 0,
    constraint register_import_rows_until_applied check ((state = 'PREVIEWED') = (rows is not null)),
    constraint register_import_applied_by_somebody check ((state = 'APPLIED') = (applied_at is not null))
);

-- What organisers know of domains, beside the built-in lists. A row stays when it is over: it was true for a time.
create table register_entry (
    id bigint generated always as identity primary key,
    domain text not null constraint register_entry_domain check (length(domain) <= 253 and domain = lower(domain)),
    match text not null constraint register_entry_match check (match in ('EXACT', 'SUFFIX')),
    list text not null constraint register_entry_list check (list in ('PUBLIC', 'REFER', 'SUPPLIER', 'PERSONAL')),
    origin text not null constraint register_entry_origin check (origin in ('EVENT', 'ORGANISER', 'IMPORTED')),
    event_id bigint constraint register_entry_of_event references event on delete cascade,
    import_id bigint constraint register_entry_of_import references register_import,
    organisation text constraint register_entry_organisation_length check (length(organisation) <= 1000),
    category text constraint register_entry_category_length check (length(category) <= 1000),
    evidence text constraint register_entry_evidence_length check (length(evidence) <= 1000),
    reason text constraint register_entry_reason_length check (length(reason) <= 1000),
    source text not null,
    licence text not null,
    state text not null
        constraint register_entry_state check (state in ('PROPOSED', 'IN_FORCE', 'REMOVED', 'EXPIRED')),
    added_by text not null,
    added_at timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    ended_by text,
    ended_at timestamptz,
    expires_on date not null,
    review_on date not null,
    version int not null default 0,
    constraint register_entry_event check ((origin = 'EVENT') = (event_id is not null)),
    constraint register_entry_import check ((origin = 'IMPORTED') = (import_id is not null)),
    constraint register_entry_ended check ((state in ('REMOVED', 'EXPIRED')) = (ended_at is not null)),
    constraint register_entry_reviewed_before_it_expires check (review_on <= expires_on),
    -- One person alone opens no suffix: thousands of domains can lie below it.
    constraint register_entry_suffix_needs_two check (
        not (state = 'IN_FORCE' and match = 'SUFFIX' and list = 'PUBLIC')
        or (confirmed_by is not null and confirmed_by <> added_by))
);

create unique index register_entry_once on register_entry (domain, match, origin, coalesce(event_id, 0))
    where state in ('PROPOSED', 'IN_FORCE');
create index register_entry_by_time on register_entry (added_at desc, id desc);
create index register_entry_expires on register_entry (expires_on) where state in ('PROPOSED', 'IN_FORCE');
create index register_entry_of_one_event on register_entry (event_id) where event_id is not null;
create index register_entry_of_one_import on register_entry (import_id) where import_id is not null;

-- Counts the states of the register: whoever changes it counts up, so changes come one after another, and whoever
-- decides by it can tell whether there was one since.
create table register_state (
    id int primary key constraint register_state_only_one check (id = 1),
    number bigint not null,
    built_in text not null
);
insert into register_state (id, number, built_in) values (1, 0, '');

-- A version of the lists is kept in parts that versions share: one more entry is one more part, not all of them again.
create table eligibility_list_part (
    hash text constraint eligibility_list_part_key primary key,
    entries jsonb not null constraint eligibility_list_part_is_a_list check (jsonb_typeof(entries) = 'array')
);
alter table eligibility_list_version alter column entries drop not null;
alter table eligibility_list_version add column parts text[];
alter table eligibility_list_version
    add constraint eligibility_list_version_has_entries check (entries is not null or parts is not null);
