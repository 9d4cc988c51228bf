package uk.dgnorth.release;

import java.util.List;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.Finding;

/** The draft cannot be held as it is planned, so it is not released. */
class ProgrammeClashes extends Problem {

    ProgrammeClashes(List<Finding> clashes) {
        super(
                409,
                "programme-clashes",
                "The programme clashes",
                "Change the draft so that none of the clashes listed here is left, and release it again.");
        says("clashes", clashes);
    }
}
