package uk.dgnorth.programme;

import uk.dgnorth.problem.Problem;

/** The draft is as large as it may be. */
class TooManyParts extends Problem {

    TooManyParts() {
        super(
                409,
                "too-many-parts",
                "Too many",
                "A programme has at most 1,000 rooms, tracks, speakers and sessions each. Remove one first.");
    }
}
