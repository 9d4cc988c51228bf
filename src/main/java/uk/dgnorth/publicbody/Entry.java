package uk.dgnorth.publicbody;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;

/** A row of the register: what an organiser, or a list that one imported, says of a domain. */
record Entry(
        long id,
        String domain,
        Listed.Match match,
        Listed.Kind list,
        Listed.Origin origin,
        @Nullable Long importId,
        @Nullable Long eventId,
        @Nullable String event,
        @Nullable String organisation,
        @Nullable String category,
        @Nullable String evidence,
        @Nullable String reason,
        String source,
        String licence,
        State state,
        String addedBy,
        Instant addedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        LocalDate expiresOn,
        LocalDate reviewOn,
        int version) {

    /** Where an entry stands. */
    public enum State {
        /** Waits for a second person. */
        PROPOSED,
        IN_FORCE,
        REMOVED,
        EXPIRED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        boolean isLive() {
            return this == PROPOSED || this == IN_FORCE;
        }
    }

    /** As everybody may see it: why organisers added it is theirs, what a published list says is public. */
    Listed listed() {
        var saidInPublic = origin == Listed.Origin.IMPORTED ? reason : null;
        return new Listed(domain, match, list, origin, organisation, category, saidInPublic, source, licence);
    }
}
