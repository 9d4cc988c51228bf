-- Whoever was promised an answer that did not come in time is told so once, whether or not a place was kept.
alter table registration
    add column told_of_delay boolean not null default false;

-- Of those who were late before this release, the ones that had a place were told, and nobody is told twice.
update registration set told_of_delay = true where status = 'REFERRED' and referral_due_at <= now();

create index registration_answer_late on registration (referral_due_at)
    where status = 'REFERRED' and not told_of_delay;
