package uk.dgnorth.journey;

import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.Outcome;

/**
 * Where somebody is on the way through the form.
 *
 * @param decision what the rules say of the address now; absent while there is none
 * @param sent what became of the answers; absent until they were handed in
 * @param sending whether another request is handing them in at this moment
 */
record Journey(
        FormAnswers answers,
        @Nullable Decision decision,
        @Nullable Sent sent,
        boolean sending) {

    /** An application that waits for its code. */
    record Sent(String pendingId, String sentTo) {}

    /** Whether a person has to decide, and needs something to go by. */
    boolean needsReferral() {
        return decision != null && decision.outcome() != Outcome.ELIGIBLE;
    }

    /** The first page that is still to be answered. */
    Step firstMissing() {
        if (decision == null) {
            return Step.EMAIL;
        }
        if (decision.outcome() == Outcome.INELIGIBLE && !answers.isAppeal()) {
            return Step.ELIGIBILITY;
        }
        if (!answers.has("fullName")) {
            return Step.NAME;
        }
        if (!answers.has("jobTitle") || needsReferral() && isAnyEmpty("jobTitle", "organisation")) {
            return Step.JOB;
        }
        if (needsReferral() && answers.connection().isEmpty()) {
            return Step.CONNECTION;
        }
        return answers.isDeclared() ? Step.CHECK_ANSWERS : Step.DECLARATION;
    }

    private boolean isAnyEmpty(String... fields) {
        for (String field : fields) {
            if (answers.get(field).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Where the Back link of a page leads. */
    Step before(Step step) {
        return switch (step) {
            case EMAIL, ELIGIBILITY -> Step.EMAIL;
            case NAME -> Step.ELIGIBILITY;
            case JOB -> Step.NAME;
            case CONNECTION -> Step.JOB;
            case DECLARATION -> needsReferral() ? Step.CONNECTION : Step.JOB;
            case CHECK_ANSWERS -> Step.DECLARATION;
        };
    }
}
