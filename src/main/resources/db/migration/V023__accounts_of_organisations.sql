-- An account whose roles the organisation's sign-in service says: there is no other way to sign in to it.
alter table account add column managed boolean not null default false;
alter table account add constraint account_managed_without_password check (not managed or password_hash is null);
