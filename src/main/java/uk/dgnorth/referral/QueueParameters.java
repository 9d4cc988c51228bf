package uk.dgnorth.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.Sorting;

/** Which domains of the queue are wanted, as it stands in a URL. Without a value, a parameter narrows nothing. */
public class QueueParameters {

    private static final int LONGEST = 253;

    @RestQuery
    @Parameter(description = "Stands in the domain", example = "housing")
    @Nullable
    String q;

    @RestQuery
    @Parameter(description = "true: only domains with an answer that is overdue")
    @Nullable
    String overdue;

    @RestQuery
    @Parameter(
            description =
                    "oldest unless said, which is the longest wait first; or domain, due or people, the most first; with a minus before it the other way round")
    @Nullable
    String sort;

    /** @throws InvalidRequest with everything that is wrong */
    public QueueFilter filter() {
        var errors = new ArrayList<FieldError>();
        var filter = new QueueFilter(domain(errors), isOverdue(errors), sorting(errors));
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors.toArray(FieldError[]::new));
        }
        return filter;
    }

    private String domain(List<FieldError> errors) {
        var text = q == null ? "" : q.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.parameter("q", "Use at most 253 characters, on one line"));
        }
        return text;
    }

    private boolean isOverdue(List<FieldError> errors) {
        if (overdue == null || overdue.isBlank() || overdue.equals("true") || overdue.equals("false")) {
            return "true".equals(overdue);
        }
        errors.add(FieldError.parameter("overdue", "Use true or false"));
        return false;
    }

    private Sorting sorting(List<FieldError> errors) {
        try {
            return Sorting.parse(Objects.requireNonNullElse(sort, ""), ReferralQueue.COLUMNS);
        } catch (InvalidRequest refused) {
            errors.addAll(refused.errors());
            return ReferralQueue.COLUMNS.get(0).first();
        }
    }
}
