-- The lists and constants that decisions were made under. The version is a hash of their content, so a row never
-- changes, and a decision can be replayed under the lists of its day.
create table eligibility_list_version (
    version text constraint eligibility_list_version_key primary key,
    entries jsonb not null constraint eligibility_entries_are_a_list check (jsonb_typeof(entries) = 'array'),
    constants jsonb not null,
    first_used_at timestamptz not null default now()
);
