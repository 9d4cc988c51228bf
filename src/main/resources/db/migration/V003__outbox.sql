-- Every letter of the service, written in the transaction of the change that it tells of and sent afterwards. The row
-- stays: what was sent, when, and what went wrong is the organiser's to see. A body is blanked at once where it holds
-- a code or a link, and later by retention where it does not.
create table outbox_message (
    id bigint generated always as identity primary key,
    message_id text not null,
    event text not null,
    about text not null,
    kind text not null,
    recipient text not null,
    subject text not null,
    text_part text,
    html_part text,
    attachments jsonb not null,
    secret boolean not null,
    status text not null default 'queued'
        constraint outbox_message_status check (status in ('queued', 'sent', 'failed')),
    tries int not null default 0 constraint outbox_message_tries check (tries >= 0),
    last_error text constraint outbox_message_last_error_length check (length(last_error) <= 500),
    created_at timestamptz not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    interrupted_at timestamptz,
    sent_at timestamptz,
    constraint outbox_message_sent_has_time check ((status = 'sent') = (sent_at is not null)),
    constraint outbox_message_queued_has_body check (status <> 'queued' or (text_part is not null and html_part is not null)),
    constraint outbox_message_sent_secret_is_blank
        check (not (secret and status = 'sent') or (text_part is null and html_part is null and attachments = '[]'))
);

-- What is due, oldest first; letters that have left take no room in it.
create index outbox_message_due on outbox_message (due_at, id) where status = 'queued';
-- The organiser's list, and retention, which looks only at bodies that are still there.
create index outbox_message_by_event on outbox_message (event, id desc);
create index outbox_message_failed on outbox_message (event, id desc) where status = 'failed';
create index outbox_message_bodies on outbox_message (sent_at) where status = 'sent' and text_part is not null;
create index outbox_message_by_subject_of_letter on outbox_message (about, id);

-- Where no mail server is configured letters end here and the development inbox shows them.
create table captured_letter (
    id bigint generated always as identity primary key,
    message_id text not null constraint captured_letter_once unique,
    about text not null,
    kind text not null,
    sender text not null,
    recipient text not null,
    subject text not null,
    text_part text not null,
    html_part text not null,
    attachments jsonb not null,
    sent_at timestamptz not null
);

create index captured_letter_by_subject_of_letter on captured_letter (about, id desc);
