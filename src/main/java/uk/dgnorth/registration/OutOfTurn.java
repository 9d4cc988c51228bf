package uk.dgnorth.registration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.web.MultiLine;

/** Why an organiser puts somebody before the others who wait. It is kept with the history, so it names nobody. */
public record OutOfTurn(
        @NotBlank(message = "Say why")
        @Size(max = 500, message = "Use at most 500 characters")
        @MultiLine
        @Schema(examples = "Speaks at the event")
        String reason) {}
