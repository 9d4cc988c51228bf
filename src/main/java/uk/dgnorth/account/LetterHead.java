package uk.dgnorth.account;

/** What every letter to people with an account begins and ends with. */
record LetterHead(String subject, String name, String site) {}
