package uk.dgnorth.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The evidence of one eligibility decision, for organisers. */
public record DecisionView(
        long id,
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
        @Nullable String marker,
        String decidedBy,
        @Nullable String declineReason,
        @Nullable String reason,
        @Nullable Long supersedes) {}
