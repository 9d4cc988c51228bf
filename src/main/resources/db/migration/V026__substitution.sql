-- Whose place this registration takes over once its address is proved, and a person has agreed where one has to.
alter table registration
    add column takes_over_from bigint constraint registration_takes_over_from references registration;

create unique index registration_one_substitute on registration (takes_over_from)
    where status in ('UNCONFIRMED', 'REFERRED');
create index registration_substitutes on registration (takes_over_from) where takes_over_from is not null;
