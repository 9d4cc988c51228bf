package uk.dgnorth.proposal;

import java.time.Instant;
import uk.dgnorth.problem.Problem;

/** A letter that is on its way can neither be changed nor sent again. */
class LetterSent extends Problem {

    LetterSent(Instant sentAt) {
        super(409, "letter-sent", "Sent already", "This letter has been sent. Decide again to write another one.");
        says("sentAt", sentAt);
    }
}
