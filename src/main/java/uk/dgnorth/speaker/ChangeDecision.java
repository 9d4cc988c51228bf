package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;

/** What an organiser says to a proposed change. */
public record ChangeDecision(
        @NotNull(message = "Choose accept or decline") Verdict outcome,

        @Size(max = 2000, message = "Use at most 2,000 characters")
        @MultiLine
        @Schema(description = "Needed for a decline: the speaker reads it")
        @Nullable
        String reason) {

    /** Yes or no. */
    public enum Verdict {
        @JsonProperty("accept")
        ACCEPT,
        @JsonProperty("decline")
        DECLINE
    }

    @AssertTrue(message = "Say why, for the speaker to read")
    @Schema(hidden = true)
    public boolean isReasonGivenWhereNeeded() {
        return outcome != Verdict.DECLINE || (reason != null && !reason.isBlank());
    }
}
