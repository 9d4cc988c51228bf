package uk.dgnorth.booking;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Period;

/**
 * What an attendee has chosen, and what else they can choose.
 *
 * @param canChoose whether they have a place at the event
 */
record Agenda(String event, ZoneId zone, boolean canChoose, List<Mine> mine, List<Offer> offers, boolean hasFeed) {

    /** Something they have chosen. */
    record Mine(
            String session,
            String title,
            Period period,
            @Nullable String room,
            BookingState state,
            @Nullable Integer position,
            List<Other> overlaps) {}

    /** Something that is still to come. */
    record Offer(
            String session,
            String title,
            Period period,
            @Nullable String room,
            int placesLeft,
            List<Other> overlaps) {}

    /** Another session at that time that they hold. */
    record Other(String session, String title) {}
}
