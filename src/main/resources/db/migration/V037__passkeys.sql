-- Authenticators name an account by its handle, which says nothing of the person: 244 random bits.
alter table account add column passkey_handle bytea not null
    default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
alter table account add constraint account_passkey_handle_key unique (passkey_handle);

-- The public halves of keys with which people sign in. The service gives each person at most 10.
create table account_passkey (
    id bigint generated always as identity,
    account_id bigint not null,
    credential_id bytea not null,
    credential bytea not null,
    sign_count bigint not null,
    backup_eligible boolean not null,
    name text not null,
    created_at timestamptz not null,
    used_at timestamptz,
    constraint account_passkey_pkey primary key (id),
    constraint account_passkey_credential_key unique (credential_id),
    constraint account_passkey_account_fkey foreign key (account_id) references account (id),
    constraint account_passkey_credential_id_bounded check (length(credential_id) between 1 and 1023),
    constraint account_passkey_credential_bounded check (length(credential) between 1 and 4096),
    constraint account_passkey_sign_count_bounded check (sign_count between 0 and 4294967295),
    constraint account_passkey_name_bounded check (length(name) between 1 and 80)
);
create index account_passkey_account_idx on account_passkey (account_id);

-- What a passkey has to sign, once: a keyed hash of it, of what it is for and of the browser that was asked.
create table passkey_challenge (
    hash bytea not null,
    expires_at timestamptz not null,
    constraint passkey_challenge_pkey primary key (hash)
);
