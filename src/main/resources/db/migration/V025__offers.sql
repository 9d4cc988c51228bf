-- Events that are there already told those who wait that they need not do anything: they keep giving places outright.
alter table event
    add column offers boolean not null default false,
    add column nation text not null default 'ENGLAND'
        constraint event_nation check (nation in ('ENGLAND', 'WALES', 'SCOTLAND', 'NORTHERN_IRELAND'));

-- Where somebody stands on the waiting list: since when, and whether an organiser has put them before the others.
alter table registration
    add column waiting_since timestamptz,
    add column out_of_turn boolean not null default false,
    add column offers_lapsed int not null default 0;

update registration set waiting_since = proved_at;

alter table registration
    add constraint registration_waits_since check (status <> 'WAITING' or waiting_since is not null),
    -- An offer is a hold like others: it has an end.
    drop constraint registration_hold_has_an_end,
    add constraint registration_hold_has_an_end check (
        not holds_place or status = 'CONFIRMED' or hold_expires_at is not null);

drop index registration_waiting_list;
create index registration_waiting_list on registration (place_type_id, out_of_turn desc, waiting_since, id)
    where status = 'WAITING';

drop index registration_hold_lapses;
create index registration_hold_lapses on registration (hold_expires_at)
    where holds_place and status in ('UNCONFIRMED', 'REFERRED', 'OFFERED');
