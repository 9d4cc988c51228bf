package uk.dgnorth.publicbody;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;

/** What an organiser wants to add to the register. */
public record NewEntry(
        String domain,
        Match match,
        Kind list,
        @Nullable Long eventId,
        String organisation,
        @Nullable String category,
        @Nullable String evidence,
        String reason,
        LocalDate expiresOn,
        LocalDate reviewOn) {

    static final String SOURCE = "organisers";
    static final String LICENCE = "none (own decision)";

    /** It waits for a second person: thousands of domains can lie below it. */
    public boolean isProposed() {
        return match == Match.SUFFIX;
    }

    Origin origin() {
        return eventId == null ? Origin.ORGANISER : Origin.EVENT;
    }

    Listed listed() {
        return new Listed(domain, match, list, origin(), organisation, category, null, SOURCE, LICENCE);
    }
}
