create extension if not exists btree_gist;

-- The counters of bookable sessions, kept in the manner of place_stock (ADR 0002, ADR 0012). "taken" is the number of
-- bookings that hold a place. The ceiling is the capacity, or what was taken when a release lowered it.
create table session_stock (
    event_id bigint not null constraint session_stock_of_event references event on delete cascade,
    session text not null,
    capacity int not null,
    ceiling int not null,
    taken int not null default 0,
    waiting int not null default 0,
    constraint session_stock_key primary key (event_id, session),
    constraint session_stock_capacity check (capacity > 0),
    constraint session_stock_never_oversold check (taken between 0 and ceiling),
    constraint session_stock_ceiling check (ceiling >= capacity),
    constraint session_stock_waiting check (waiting >= 0)
) with (fillfactor = 10);

-- What was released before sessions could be booked.
insert into session_stock (event_id, session, capacity, ceiling)
select newest.event_id, s ->> 'slug', (s ->> 'capacity')::int, (s ->> 'capacity')::int
from (select distinct on (event_id) event_id, programme from programme_release order by event_id, number desc) newest,
    jsonb_array_elements(newest.programme -> 'sessions') s
where s ->> 'capacity' is not null;

-- Who has chosen which session. BOOKED and UNDECIDED hold a place; UNDECIDED is what a release moved onto another
-- booked session, until its owner chooses. The period repeats that of the newest release. The id gives the order in
-- which people came, and so that of the waiting list.
create table session_booking (
    id bigint generated always as identity constraint session_booking_key primary key,
    registration_id bigint not null constraint session_booking_of_registration references registration on delete cascade,
    event_id bigint not null constraint session_booking_of_event references event,
    session text not null,
    state text not null constraint session_booking_state check (state in ('BOOKED', 'WAITING', 'UNDECIDED')),
    period tstzrange not null,
    at timestamptz not null,
    constraint session_booking_once unique (registration_id, session),
    constraint session_booking_period check (not isempty(period) and lower_inc(period) and not upper_inc(period)),
    constraint session_booking_never_two_at_once
        exclude using gist (registration_id with =, period with &&) where (state = 'BOOKED')
);

create index session_booking_by_session on session_booking (event_id, session, id);
create index session_booking_waiting_list on session_booking (event_id, session, id) where state = 'WAITING';

-- The address of a calendar that follows one registration, until its owner replaces or removes it.
create table calendar_feed (
    registration_id bigint constraint calendar_feed_pkey primary key
        constraint calendar_feed_of_registration references registration on delete cascade,
    token_hash bytea not null constraint calendar_feed_once unique,
    created_at timestamptz not null
);
