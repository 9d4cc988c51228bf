package uk.dgnorth.booking;

import java.util.List;
import uk.dgnorth.programme.Session;

/**
 * One thing that somebody has to be told of a session that they have chosen.
 *
 * @param session as it is now, or was last
 * @param state where they stand with it now, or stood last
 * @param overlapping what else they hold at that time, where they have to choose
 */
record Told(What what, Session session, BookingState state, List<Session> overlapping) {

    /** What became of it. */
    enum What {
        MOVED,
        CANCELLED,
        /** Whoever wants can come. */
        OPEN_TO_ALL,
        PROMOTED
    }

    static Told promoted(Session session) {
        return new Told(What.PROMOTED, session, BookingState.BOOKED, List.of());
    }
}
