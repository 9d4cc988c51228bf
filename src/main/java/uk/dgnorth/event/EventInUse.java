package uk.dgnorth.event;

import uk.dgnorth.problem.Problem;

/** The event has registrations, so it stays. */
class EventInUse extends Problem {

    EventInUse() {
        super(
                409,
                "event-in-use",
                "People have registered",
                "An event with registrations cannot be removed. Close its registration instead.");
    }
}
