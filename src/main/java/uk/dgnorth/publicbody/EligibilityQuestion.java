package uk.dgnorth.publicbody;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The address that someone asks about, and the event that they think of. */
record EligibilityQuestion(
        @NotNull(message = "Enter an email address")
        @Size(max = 1000, message = "The email address is too long")
        @Schema(examples = "name@wigan.gov.uk")
        String email,

        @Nullable
        @Size(max = 80, message = "The name of the event is too long")
        @Schema(examples = "digital-government-north")
        String event) {}
