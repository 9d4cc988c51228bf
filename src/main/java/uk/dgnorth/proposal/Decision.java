package uk.dgnorth.proposal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;

/** What an organiser decides on a proposal. */
public record Decision(
        @NotNull(message = "Say accept, decline or hold") Outcome outcome,

        @Size(max = 2000, message = "Use at most 2,000 characters")
        @MultiLine
        @Schema(description = "Stands in the draft of the letter, so the proposer may read it.")
        @Nullable
        String reason) {

    public Decision {
        reason = reason == null || reason.isBlank() ? null : reason.strip();
    }
}
