package uk.dgnorth.release;

import java.util.List;
import uk.dgnorth.programme.Change;
import uk.dgnorth.programme.Finding;

/** What releasing the draft would do now. {@code clashes} block it; {@code warnings} do not. */
public record Preview(List<Change> changes, List<Finding> clashes, List<Finding> warnings) {

    static Preview of(List<Change> changes, List<Finding> findings) {
        return new Preview(
                changes,
                findings.stream().filter(finding -> finding.code().blocks()).toList(),
                findings.stream().filter(finding -> !finding.code().blocks()).toList());
    }
}
