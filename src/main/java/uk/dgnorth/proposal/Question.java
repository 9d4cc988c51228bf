package uk.dgnorth.proposal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** A question of a call beyond those that every call asks. Answers go by its id, so its text can be corrected. */
public record Question(
        @NotNull(message = "Enter an id") @Slug @Schema(examples = "who-is-it-for")
        String id,

        @NotBlank(message = "Enter the question")
        @Size(max = 300, message = "Use at most 300 characters")
        @SingleLine
        @Schema(examples = "Who is your session for?")
        String text,

        Boolean required,

        @Min(value = 1, message = "Use a number from 1 to 5,000")
        @Max(value = 5000, message = "Use a number from 1 to 5,000")
        @Schema(description = "How many characters an answer may have; 1,000 unless said.")
        Integer maxLength) {

    private static final int USUAL_LENGTH = 1000;

    public Question {
        required = Objects.requireNonNullElse(required, false);
        maxLength = Objects.requireNonNullElse(maxLength, USUAL_LENGTH);
    }

    /** The name of its field in the form. */
    public String field() {
        return "answer-" + id;
    }
}
