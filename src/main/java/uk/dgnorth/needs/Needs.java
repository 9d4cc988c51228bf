package uk.dgnorth.needs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;

/** What an attendee says that they need, and that we may use it. */
record Needs(
        @Nullable @Size(max = LONGEST, message = "{needs.tooLong}") @MultiLine @Schema(examples = "A hearing loop")
        String access,

        @Nullable @Size(max = LONGEST, message = "{needs.tooLong}") @MultiLine @Schema(examples = "Vegan")
        String dietary,

        @NotNull(message = "{needs.consent.missing}") @AssertTrue(message = "{needs.consent.missing}")
        Boolean consent) {

    private static final int LONGEST = 2000;

    Needs {
        access = blankToNull(access);
        dietary = blankToNull(dietary);
    }

    @JsonIgnore
    boolean isEmpty() {
        return access == null && dietary == null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : text.replace("\r\n", "\n").strip();
    }
}
