package uk.dgnorth.booking;

import uk.dgnorth.programme.Period;

/**
 * A session that somebody has chosen.
 *
 * @param id rises in the order in which people came
 * @param session its slug
 */
record Booking(long id, long registrationId, String session, BookingState state, Period period) {

    boolean holdsPlace() {
        return state.holdsPlace();
    }

    boolean overlaps(Period other) {
        return period.overlaps(other);
    }
}
