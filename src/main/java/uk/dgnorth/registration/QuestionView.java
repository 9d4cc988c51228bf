package uk.dgnorth.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question that a reviewer asked an applicant, and the answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionView(
        long id,
        String question,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    public boolean isOpen() {
        return answeredAt == null;
    }
}
