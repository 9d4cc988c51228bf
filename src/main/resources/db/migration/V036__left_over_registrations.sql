-- What the sweep looks for once an event is over.
create index registration_left_over on registration (event_id) where status in ('WAITING', 'REFERRED', 'OFFERED');
