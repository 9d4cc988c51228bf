package uk.dgnorth.registration;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** What was asked for cannot be done to a registration as it now stands. */
public class ImpossibleTransition extends Problem {

    /** @param actions what the caller can do instead */
    ImpossibleTransition(Status status, List<String> actions) {
        super(
                409,
                "not-possible-now",
                "Not possible now",
                "The registration is " + status.word() + ", so this cannot be done. See actions for what can.");
        says("state", status);
        says("actions", actions);
    }
}
