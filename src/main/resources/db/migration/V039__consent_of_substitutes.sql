-- Who was named to take a place over agrees by the code of that letter, and by no form of their own.
alter table application
    add column takes_over boolean not null default false;

-- Until when somebody who was named can agree; null once they have.
alter table registration
    add column takes_over_by timestamptz,
    add constraint registration_takes_over_by check (takes_over_by is null or takes_over_from is not null);

-- What is under way goes on as it was asked.
update registration set takes_over_by = expires_at where takes_over_from is not null and status = 'UNCONFIRMED';
update application a set takes_over = true
from registration r
where r.id = a.registration_id and r.takes_over_by is not null;

drop index registration_one_substitute;
create unique index registration_one_substitute on registration (takes_over_from)
    where takes_over_by is not null or status = 'REFERRED';
create index registration_asked_to_take_over on registration (takes_over_by) where takes_over_by is not null;
