package uk.dgnorth.release;

import java.util.List;
import uk.dgnorth.booking.BookingEffects;
import uk.dgnorth.programme.Change;
import uk.dgnorth.programme.Finding;

/**
 * What releasing the draft would do now. {@code clashes} block it; {@code warnings} do not; {@code bookings} counts the
 * people whom it would affect.
 */
public record Preview(List<Change> changes, List<Finding> clashes, List<Finding> warnings, BookingEffects bookings) {

    static Preview of(List<Change> changes, List<Finding> findings, BookingEffects bookings) {
        return new Preview(
                changes,
                findings.stream().filter(finding -> finding.code().blocks()).toList(),
                findings.stream().filter(finding -> !finding.code().blocks()).toList(),
                bookings);
    }
}
