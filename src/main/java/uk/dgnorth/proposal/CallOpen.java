package uk.dgnorth.proposal;

import java.time.Instant;
import uk.dgnorth.problem.Problem;

/** While proposals can change nobody decides on them. */
class CallOpen extends Problem {

    CallOpen(Instant deadline) {
        super(
                409,
                "call-open",
                "The call is still open",
                "Proposals can change until the deadline. Decide after it, or move it first.");
        says("deadline", deadline);
    }
}
