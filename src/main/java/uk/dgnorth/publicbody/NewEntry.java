package uk.dgnorth.publicbody;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;

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
        LocalDate reviewOn) {}
