-- Sessions that somebody asked for on the form, in the order given: kept with the form until its address is proved.
alter table application add column sessions text[] not null default '{}';

-- From then on until there is a place, and they are booked.
create table session_wish (
    registration_id bigint not null constraint session_wish_of_registration references registration on delete cascade,
    session text not null,
    constraint session_wish_key primary key (registration_id, session)
);
