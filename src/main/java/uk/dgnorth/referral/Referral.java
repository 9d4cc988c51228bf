package uk.dgnorth.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One open referral in its group, with what there is to decide by. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Referral(
        String reference,
        Instant referredAt,
        @Nullable Instant dueAt,
        boolean overdue,
        boolean appeal,
        boolean holdsPlace,
        @Nullable String fullName,
        String email,
        @Nullable String organisation,
        @Nullable String role,
        @Nullable String reason,
        @Schema(examples = "R7-unknown") @Nullable String rule,

        @Nullable
        @Schema(description = "Of an appeal against a person's decline: who that was, and so may not decide again")
        String declinedBy,

        @Nullable Question question) {

    /** The newest question that the applicant was asked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Question(
            String question,
            Instant askedAt,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}
}
