-- The draft is only ever read, checked and released as a whole, so each part is a document (ADR 0011). Edits lock the
-- event, which keeps true what one part says of another.
create table draft_part (
    event_id bigint not null constraint draft_part_of_event references event on delete cascade,
    kind text not null constraint draft_part_kind check (kind in ('room', 'track', 'speaker', 'session')),
    slug text not null
        constraint draft_part_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    version int not null default 0,
    document jsonb not null constraint draft_part_has_its_slug check (document ->> 'slug' = slug),
    constraint draft_part_key primary key (event_id, kind, slug)
);

-- What was published, and when. Numbers have no gaps; the newest is the programme.
create table programme_release (
    event_id bigint not null constraint programme_release_of_event references event on delete cascade,
    number int not null constraint programme_release_number check (number > 0),
    released_at timestamptz not null,
    released_by text not null,
    note text not null constraint programme_release_note_length check (length(note) <= 500),
    programme jsonb not null,
    sequences jsonb not null,
    changes jsonb not null,
    constraint programme_release_key primary key (event_id, number)
);

create function refuse_to_rewrite_releases() returns trigger language plpgsql as $$
begin
    raise exception 'a release never changes';
end $$;

create trigger programme_release_stays before update on programme_release
    for each row execute function refuse_to_rewrite_releases();
