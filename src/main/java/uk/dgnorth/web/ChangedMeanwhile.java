package uk.dgnorth.web;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** Somebody else's change came first. */
public class ChangedMeanwhile extends Problem {

    private final transient List<? extends Record> edits;

    /** @param edits who changed what meanwhile, where that is known */
    ChangedMeanwhile(List<? extends Record> edits) {
        super(
                412,
                "changed-meanwhile",
                "Changed meanwhile",
                "This is not the state you have seen. Read it again, make your change to that, and send its ETag.");
        this.edits = List.copyOf(edits);
        if (!edits.isEmpty()) {
            says("changes", edits);
        }
    }

    /** Who changed what meanwhile, where that is known. */
    public List<? extends Record> edits() {
        return edits;
    }
}
