package uk.dgnorth.needs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one attendee needs, for whoever prepares the event: under a reference, without a name. */
record NeedsLine(
        @Schema(examples = "MZXW6YTB") String reference,
        @Schema(examples = "A hearing loop") @Nullable String access,
        @Schema(examples = "Vegan") @Nullable String dietary,
        Instant consentedAt) {}
