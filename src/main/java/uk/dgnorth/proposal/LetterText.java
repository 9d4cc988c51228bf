package uk.dgnorth.proposal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;

/** What organisers can change of a letter. */
@JsonIgnoreProperties({"id", "proposal", "title", "to", "outcome", "createdAt", "sentAt"})
public record LetterText(
        @NotBlank(message = "Enter a subject") @Size(max = 200, message = "Use at most 200 characters") @SingleLine
        String subject,

        @NotBlank(message = "Enter a text") @Size(max = 10_000, message = "Use at most 10,000 characters") @MultiLine
        String text) {}
