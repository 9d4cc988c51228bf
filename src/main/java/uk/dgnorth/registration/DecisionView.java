package uk.dgnorth.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The evidence of one eligibility decision, for organisers. */
public record DecisionView(
        Instant at,
        String outcome,
        @Nullable String rule,
        @Nullable String entryDomain,
        @Nullable String entryMatch,
        @Nullable String entryList,
        @Nullable String entrySource,
        @Nullable String listVersion,
        String emailDomain,
        @Nullable String organisation,
        String decidedBy,
        @Nullable String reason) {}
