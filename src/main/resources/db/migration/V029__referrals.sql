-- Since when a person has to decide, and by which state of the register a referral was last looked at: one that has not
-- been looked at by the present state is decided again.
alter table registration add column referred_at timestamptz;
alter table registration add column lists_seen bigint not null default -1;
update registration set referred_at = coalesce(proved_at, submitted_at) where status = 'REFERRED';

-- The queue by domain, and what has yet to be looked at again.
create index registration_referred on registration (event_id, email_domain, referred_at) where status = 'REFERRED';
create index registration_to_look_at_again on registration (lists_seen) where status = 'REFERRED';

alter table eligibility_decision add column decline_reason text
    constraint eligibility_decision_decline_reason check (decline_reason in (
        'NOT_PUBLIC_SECTOR', 'PRIVATE_COMPANY', 'NOT_SHOWN', 'PERSONAL_ADDRESS', 'SHARED_MAILBOX', 'OTHER'));

-- What a reviewer wanted to know, and what the applicant answered.
create table referral_question (
    id bigint generated always as identity primary key,
    registration_id bigint not null constraint referral_question_of_registration references registration on delete cascade,
    question text not null constraint referral_question_length check (length(question) between 1 and 1000),
    asked_by text not null,
    asked_at timestamptz not null,
    answer text constraint referral_question_answer_length check (length(answer) between 1 and 1000),
    answered_at timestamptz,
    constraint referral_question_answered check ((answer is null) = (answered_at is null))
);

create index referral_question_of_one_registration on referral_question (registration_id, id);
create unique index referral_question_one_at_a_time on referral_question (registration_id) where answered_at is null;
