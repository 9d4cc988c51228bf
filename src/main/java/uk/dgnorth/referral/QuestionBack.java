package uk.dgnorth.referral;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.web.MultiLine;

/** What a reviewer wants to know of an applicant. */
public record QuestionBack(
        @NotBlank(message = "Enter a question")
        @Size(max = 1000, message = "Use 1,000 characters or fewer")
        @MultiLine
        @Schema(examples = "Which council owns the association?")
        String question) {}
