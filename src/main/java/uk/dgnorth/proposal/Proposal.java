package uk.dgnorth.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer to speak at an event.
 *
 * @param version of its content, which rises whenever its proposer saves it
 * @param speaker their slug in the draft programme, once accepted; {@code session} likewise
 */
record Proposal(
        long id,
        long eventId,
        long proposerId,
        String email,
        State state,
        int version,
        Content content,
        Instant changedAt,
        @Nullable Instant submittedAt,
        @Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Instant decidedAt,
        @Nullable String speaker,
        @Nullable String session) {

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    public boolean isSubmitted() {
        return state == State.SUBMITTED;
    }

    public boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }

    /** Once organisers have begun to decide, what they decide on stays as it is. */
    boolean canChange(Call call, Instant now) {
        return !isWithdrawn() && outcome == null && call.isOpen(now);
    }

    /** Scores given after a decision would make it look as if it had been made on them. */
    boolean canBeReviewed() {
        return isSubmitted() && (outcome == null || outcome == Outcome.HOLD);
    }

    /** What the audit trail calls it. */
    String subject() {
        return "proposal/" + id;
    }
}
