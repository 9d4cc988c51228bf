package uk.dgnorth.speaker;

import org.jspecify.annotations.Nullable;

/** What every letter to speakers begins and ends with. */
record LetterHead(String subject, @Nullable String name, String event) {}
