package uk.dgnorth.attendee;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The address of somebody who has lost the link to their registration. */
record LinkRequest(
        @NotBlank(message = "Enter the email address that you registered with")
        @Size(max = 1000, message = "Enter an email address in the correct format, like name@example.gov.uk")
        @Schema(examples = "test.person@wigan.gov.uk")
        String email) {}
