package uk.dgnorth.speaker;

import java.time.Instant;

/** An invitation is on its way. */
public record Invited(String speaker, Instant linkExpiresAt) {}
