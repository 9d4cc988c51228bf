package uk.dgnorth.release;

import uk.dgnorth.problem.Problem;

/** The draft is what was released last. */
class NothingChanged extends Problem {

    NothingChanged() {
        super(
                409,
                "nothing-changed",
                "Nothing has changed",
                "The draft is the same as the newest release. Change the draft first.");
    }
}
