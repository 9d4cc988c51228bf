package uk.dgnorth.web;

import uk.dgnorth.problem.Problem;

/** Somebody else's change came first. */
class ChangedMeanwhile extends Problem {

    ChangedMeanwhile() {
        super(
                412,
                "changed-meanwhile",
                "Changed meanwhile",
                "This is not the state you have seen. Read it again, make your change to that, and send its ETag.");
    }
}
