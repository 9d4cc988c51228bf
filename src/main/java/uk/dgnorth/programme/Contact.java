package uk.dgnorth.programme;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.SingleLine;

/** How organisers reach a speaker: never public, and never in the audit trail. */
public record Contact(
        @Email(message = "Enter an email address, like name@example.org")
        @Size(max = 254, message = "Use at most 254 characters")
        @SingleLine
        @Schema(examples = "speaker@example.org")
        @Nullable
        String email,

        @Size(max = 50, message = "Use at most 50 characters") @SingleLine @Nullable
        String phone) {}
