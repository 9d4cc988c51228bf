package uk.dgnorth.attendee;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.web.MultiLine;

/** What an applicant answers to the question of whoever decides. */
record QuestionAnswer(
        @NotBlank(message = "{question.answer.missing}")
        @Size(max = 1000, message = "{question.answer.tooLong}")
        @MultiLine
        @Schema(examples = "The association belongs to Northumbria Council")
        String answer) {}
