package uk.dgnorth.programme;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** Sessions of the draft name it, so it stays. */
class PartInUse extends Problem {

    PartInUse(List<String> sessions) {
        super(
                409,
                "part-in-use",
                "Sessions need it",
                "The sessions listed here name it. Change them first, and then remove it.");
        says("sessions", sessions);
    }
}
