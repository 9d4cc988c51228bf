package uk.dgnorth.needs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an attendee needs, as they see it themselves. */
public record NeedsView(@Nullable String access, @Nullable String dietary, Instant consentedAt) {}
