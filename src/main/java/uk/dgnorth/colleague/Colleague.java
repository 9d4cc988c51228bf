package uk.dgnorth.colleague;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.web.SingleLine;

/** Who shall come instead. */
record Colleague(
        @NotBlank(message = "{fullName.missing}")
        @Size(max = 200, message = "{fullName.tooLong}")
        @SingleLine
        @Schema(examples = "Test Person")
        String fullName,

        @NotBlank(message = "{email.missing}")
        @Size(max = 1000, message = "{email.tooLong}")
        @Schema(examples = "test.person@wigan.gov.uk")
        String email,

        @Nullable
        @Valid
        @Schema(description = "Where we cannot tell whether their organisation is in the public sector")
        ReferralDetails referral) {}
