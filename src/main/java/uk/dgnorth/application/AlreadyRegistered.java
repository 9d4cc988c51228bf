package uk.dgnorth.application;

import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.Problem;

/**
 * Somebody asks for a place for a colleague who has a registration. Told only to people who have proved an address of
 * their own, and about one address at a time.
 */
public class AlreadyRegistered extends Problem {

    AlreadyRegistered() {
        super(
                409,
                "already-registered",
                "Already registered",
                "There is a registration for this email address at the event. Its owner can manage it.");
        points(FieldError.in("#/email", "This person already has a registration for the event"));
    }
}
