-- The accounts of those who run events. They are closed, never deleted: the audit trail names them by id.
create table account (
    id bigint generated always as identity,
    name text not null,
    email text not null,
    address text not null,
    password_hash text,
    accepted_at timestamptz,
    closed_at timestamptz,
    version integer not null,
    constraint account_pkey primary key (id),
    constraint account_address_key unique (address),
    constraint account_name_bounded check (length(name) between 1 and 200),
    constraint account_email_bounded check (length(email) between 3 and 254)
);

-- A role at one event, by its slug, or at every event ('*').
create table account_role (
    account_id bigint not null,
    event text not null,
    role text not null,
    constraint account_role_pkey primary key (account_id, event, role),
    constraint account_role_account_fkey foreign key (account_id) references account (id),
    constraint account_role_known check (role in ('organiser', 'reviewer', 'steward', 'needs-reader'))
);

-- Links of which only a keyed hash is kept: to accept an invitation, or (without an account) to make the first organiser.
create table account_invitation (
    token_hash bytea not null,
    account_id bigint,
    expires_at timestamptz not null,
    constraint account_invitation_pkey primary key (token_hash),
    constraint account_invitation_account_fkey foreign key (account_id) references account (id)
);
create index account_invitation_account_idx on account_invitation (account_id);

-- Tries to sign in, whether or not anybody has an account at the address.
create table account_sign_in (
    id_hash bytea not null,
    address text not null,
    code_hash bytea not null,
    wrong_codes integer not null,
    wrong_passwords integer not null,
    proved boolean not null,
    expires_at timestamptz not null,
    constraint account_sign_in_pkey primary key (id_hash)
);

create table account_session (
    id bigint generated always as identity,
    token_hash bytea not null,
    account_id bigint not null,
    created_at timestamptz not null,
    used_at timestamptz not null,
    proved_at timestamptz not null,
    expires_at timestamptz not null,
    constraint account_session_pkey primary key (id),
    constraint account_session_token_key unique (token_hash),
    constraint account_session_account_fkey foreign key (account_id) references account (id)
);
create index account_session_account_idx on account_session (account_id);

create table api_token (
    id bigint generated always as identity,
    token_hash bytea not null,
    account_id bigint not null,
    name text not null,
    event text not null,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint api_token_pkey primary key (id),
    constraint api_token_token_key unique (token_hash),
    constraint api_token_account_fkey foreign key (account_id) references account (id),
    constraint api_token_name_bounded check (length(name) between 1 and 100)
);
create index api_token_account_idx on api_token (account_id);

drop table organiser_session;
