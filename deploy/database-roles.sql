-- Two roles for a PostgreSQL of one's own: one owns and migrates the schema, the other runs the service without DDL.
-- Once, as a superuser, in the database of the service:
--   psql -v ON_ERROR_STOP=1 -v migration="'...'" -v service="'...'" -f deploy/database-roles.sql
create role dgn_migration login password :migration;
create role dgn_service login password :service;
-- For an extension that PostgreSQL trusts its owners with (btree_gist).
grant create on database :"DBNAME" to dgn_migration;
grant create, usage on schema public to dgn_migration;
revoke create on schema public from public;
grant usage on schema public to dgn_service;
alter default privileges for role dgn_migration in schema public
    grant select, insert, update, delete on tables to dgn_service;
alter default privileges for role dgn_migration in schema public
    grant usage, select on sequences to dgn_service;
