package uk.dgnorth.publicbody;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;

/** What an organiser wants to add to the register. */
record NewEntry(
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

    Listed listed() {
        return new Listed(
                domain,
                match,
                list,
                eventId == null ? Origin.ORGANISER : Origin.EVENT,
                organisation,
                category,
                reason,
                "organisers",
                "none (own decision)");
    }
}
