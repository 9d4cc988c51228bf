package uk.dgnorth.referral;

import java.time.Instant;
import java.util.List;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.registration.Status;

/** Others were quicker: some of those who were to be accepted do not wait any more. Nothing was done. */
public class DecidedMeanwhile extends Problem {

    private final transient List<Other> others;

    /** What became of one of them, by whose decision. */
    public record Other(String reference, Status status, String decidedBy, Instant at) {}

    DecidedMeanwhile(List<Other> others) {
        super(
                409,
                "not-possible-now",
                "Not possible now",
                "Some of these people do not wait for a decision any more: see decided. Nothing was done.");
        this.others = List.copyOf(others);
        says("decided", this.others);
    }

    public List<Other> others() {
        return others;
    }
}
