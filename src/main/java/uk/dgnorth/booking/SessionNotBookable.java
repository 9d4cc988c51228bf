package uk.dgnorth.booking;

import uk.dgnorth.problem.Problem;

/** A session that nobody can book now. */
class SessionNotBookable extends Problem {

    private SessionNotBookable(String detail) {
        super(409, "session-not-bookable", "The session cannot be booked", detail);
    }

    static SessionNotBookable openToAll() {
        return new SessionNotBookable("The session is open to all: come without booking.");
    }

    static SessionNotBookable over() {
        return new SessionNotBookable("The session is over. Choose one that is still to come.");
    }
}
