package uk.dgnorth.registration;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;

/** What an organiser decided about a referred registration, and why. */
public record PersonsDecision(
        @NotNull(message = "Send approve or decline") Answer outcome,

        @NotBlank(message = "Say why")
        @Size(max = 1000, message = "Use 1,000 characters or fewer")
        @MultiLine
        @Schema(examples = "A housing association owned by the council")
        String reason,

        @Nullable @Schema(examples = "person") Scope scope) {

    /** Yes or no. */
    public enum Answer {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("decline")
        DECLINE
    }

    /** Whom it is for. */
    public enum Scope {
        @JsonProperty("person")
        PERSON
    }
}
