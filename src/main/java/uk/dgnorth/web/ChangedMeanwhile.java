package uk.dgnorth.web;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** Somebody else's change came first. */
public class ChangedMeanwhile extends Problem {

    /** @param edits who changed what meanwhile, where that is known */
    ChangedMeanwhile(List<? extends Record> edits) {
        super(
                412,
                "changed-meanwhile",
                "Changed meanwhile",
                "This is not the state you have seen. Read it again, make your change to that, and send its ETag.");
        if (!edits.isEmpty()) {
            says("changes", edits);
        }
    }
}
