package uk.dgnorth.application;

import uk.dgnorth.event.Event;
import uk.dgnorth.event.RegistrationState;
import uk.dgnorth.problem.Problem;

/** The event takes no registrations at this time. */
public class RegistrationNotOpen extends Problem {

    private final transient Event event;
    private final RegistrationState state;

    RegistrationNotOpen(Event event, RegistrationState state) {
        super(
                409,
                "registration-not-open",
                "Registration is not open",
                switch (state) {
                    case NOT_OPEN -> "Registration has not opened yet. The event's page says when it does.";
                    case CLOSED -> "Registration has closed.";
                    case OPEN -> throw new IllegalStateException("Registration is open");
                });
        this.event = event;
        this.state = state;
    }

    public Event event() {
        return event;
    }

    public RegistrationState state() {
        return state;
    }
}
