package uk.dgnorth.speaker;

import java.time.Instant;
import uk.dgnorth.problem.Problem;

/** No letter goes out. */
class NotNudged extends Problem {

    private NotNudged(String detail) {
        super(409, "not-nudged", "No letter was sent", detail);
    }

    static NotNudged notInvited() {
        return new NotNudged(
                "The speaker was not invited at their present contact address yet. Send an invitation instead.");
    }

    static NotNudged nothingOverdue() {
        return new NotNudged(
                "Nothing is overdue for this speaker. Look at the progress again after the next deadline.");
    }

    static NotNudged alreadySent(Instant at) {
        var problem = new NotNudged("A letter about these same tasks has gone out already. Call the speaker instead.");
        problem.says("sentAt", at);
        return problem;
    }
}
