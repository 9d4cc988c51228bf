create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    event text not null,
    subject text not null,
    before jsonb not null,
    after jsonb not null
);

create index audit_entry_by_event on audit_entry (event, id desc);
create index audit_entry_by_subject on audit_entry (subject, id);

-- Evidence is only ever added. Retention, which must remove it one day, says so in its own transaction.
create function refuse_to_rewrite_evidence() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('dgn.retention', true) = 'on' then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_to_rewrite_evidence();

-- Where no secret key is configured the first instance makes one, and all instances share it.
create table server_key (
    id int primary key constraint server_key_only_one check (id = 1),
    key text not null
);

create table idempotency_record (
    scope bytea not null,
    request_hash bytea not null,
    outcome jsonb not null,
    created_at timestamptz not null,
    constraint idempotency_record_pkey primary key (scope)
);

create index idempotency_record_by_age on idempotency_record (created_at);
