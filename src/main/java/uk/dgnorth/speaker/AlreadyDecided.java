package uk.dgnorth.speaker;

import uk.dgnorth.problem.Problem;

/** Somebody has decided, or the speakers want something else by now. */
class AlreadyDecided extends Problem {

    AlreadyDecided() {
        super(
                409,
                "already-decided",
                "Already decided",
                "This change was decided on, or replaced by the speakers. Look at the list of proposed changes again.");
    }
}
