package uk.dgnorth.application;

import uk.dgnorth.event.RegistrationState;
import uk.dgnorth.problem.Problem;

/** The event takes no registrations at this time. */
class RegistrationNotOpen extends Problem {

    RegistrationNotOpen(RegistrationState state) {
        super(
                409,
                "registration-not-open",
                "Registration is not open",
                switch (state) {
                    case NOT_OPEN -> "Registration has not opened yet. The event's page says when it does.";
                    case CLOSED -> "Registration has closed.";
                    case OPEN -> throw new IllegalStateException("Registration is open");
                });
    }
}
