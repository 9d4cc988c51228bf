package uk.dgnorth.booking;

import uk.dgnorth.problem.Problem;

/** The session that somebody wants to swap to has no free place; what they have, they keep. */
class SessionFull extends Problem {

    SessionFull() {
        super(
                409,
                "session-full",
                "The session is full",
                "You keep what you have booked. To wait for a place and keep it meanwhile, send the same again with "
                        + "“wait”: true.");
    }
}
