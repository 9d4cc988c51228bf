-- The language that somebody registered in, for the letters to them. Forms from before were all in English.
alter table application add language text not null default 'ENGLISH'
    constraint application_language check (language in ('ENGLISH', 'WELSH'));
alter table application alter language drop default;

-- None until the address is proved, as with the other answers.
alter table registration add language text constraint registration_language check (language in ('ENGLISH', 'WELSH'));
update registration set language = 'ENGLISH' where full_name is not null;
alter table registration add constraint registration_language_once_proved
    check (proved_at is null or language is not null);
