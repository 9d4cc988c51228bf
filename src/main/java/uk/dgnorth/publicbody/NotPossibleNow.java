package uk.dgnorth.publicbody;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** What was asked for cannot be done to an entry or an import as it now stands. */
class NotPossibleNow extends Problem {

    NotPossibleNow(String what, String state, List<String> actions) {
        super(
                409,
                "not-possible-now",
                "Not possible now",
                "The " + what + " is " + state + ", so this cannot be done. See actions for what can.");
        says("state", state);
        says("actions", actions);
    }
}
