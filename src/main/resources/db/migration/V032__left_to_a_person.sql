-- Whom a reviewer left out when they accepted others of a domain: no change of the lists decides about them.
alter table registration add column left_to_person boolean not null default false;

-- Whom a change of the lists has let in, for those who look after the register.
create index audit_entry_by_change_of_lists on audit_entry (id desc)
    where action = 'eligible by a change of the lists';
