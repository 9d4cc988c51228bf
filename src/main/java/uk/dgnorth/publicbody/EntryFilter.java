package uk.dgnorth.publicbody;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.web.Sorting;

/** Which entries of the register are wanted, and in which order; what is null narrows nothing. */
public record EntryFilter(
        @Nullable String q,
        Listed.@Nullable Kind list,
        Entry.@Nullable State state,
        @Nullable LocalDate reviewBy,
        @Nullable Long eventId,
        Sorting sorting) {}
