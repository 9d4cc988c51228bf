create table speaker_photo (
    event_id bigint not null constraint speaker_photo_of_event references event on delete cascade,
    speaker text not null,
    alt text not null constraint speaker_photo_alt_length check (length(alt) between 1 and 300),
    large bytea not null constraint speaker_photo_large_size check (length(large) <= 2000000),
    small bytea not null constraint speaker_photo_small_size check (length(small) <= 500000),
    tag text not null,
    uploaded_at timestamptz not null,
    constraint speaker_photo_key primary key (event_id, speaker)
);

-- The pieces go with what they are of. A file is replaced by another row, so that a download that has begun goes on
-- or breaks, and never mixes two files.
create table slides (
    id bigint generated always as identity primary key,
    event_id bigint not null constraint slides_of_event references event on delete cascade,
    session text not null,
    format text not null constraint slides_format check (format in ('PDF', 'PPTX')),
    size bigint not null constraint slides_size check (size between 1 and 50000000),
    published boolean not null,
    uploaded_at timestamptz not null,
    constraint slides_once_per_session unique (event_id, session)
);

create table slides_piece (
    slides_id bigint not null constraint slides_piece_of_slides references slides on delete cascade,
    number int not null,
    content bytea not null,
    constraint slides_piece_key primary key (slides_id, number)
);

-- Photos and slides are compressed already.
alter table speaker_photo alter column large set storage external, alter column small set storage external;
alter table slides_piece alter column content set storage external;
