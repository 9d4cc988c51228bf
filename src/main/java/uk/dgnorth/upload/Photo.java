package uk.dgnorth.upload;

import java.time.Instant;

/** What is known of a speaker's photo. */
public record Photo(String alt, String tag, Instant uploadedAt) {}
