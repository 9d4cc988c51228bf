package uk.dgnorth.proposal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.web.SingleLine;

/** Whom organisers ask to review. */
public record Invitation(
        @NotBlank(message = "Enter a name") @Size(max = 200, message = "Use at most 200 characters") @SingleLine
        String name,

        @NotNull(message = "Enter an email address") @Schema(examples = "reviewer@example.org")
        String email) {}
