package uk.dgnorth.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import uk.dgnorth.web.SingleLine;

/** What somebody calls a passkey, so that they know it again. */
record NewPasskey(
        @NotBlank(message = "Enter a name") @Size(max = 80, message = "Use at most 80 characters") @SingleLine
        String name) {}
