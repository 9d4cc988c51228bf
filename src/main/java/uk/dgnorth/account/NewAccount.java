package uk.dgnorth.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.access.Grant;
import uk.dgnorth.web.SingleLine;

/** Somebody who is to have an account, and what they may do. */
record NewAccount(
        @NotBlank(message = "Enter a name") @Size(max = 200, message = "Use at most 200 characters") @SingleLine
        String name,

        @NotBlank(message = "Enter an email address")
        @Email(message = "Enter an email address, like name@example.org")
        @Size(max = 254, message = "Use at most 254 characters")
        @SingleLine
        @Schema(examples = "steward@example.org")
        String email,

        @NotEmpty(message = "Give at least one role") @Size(max = GivenRoles.MOST, message = "Give at most 100 roles")
        List<@NotNull(message = "Give a role") @Valid WantedRole> roles) {

    List<Grant> grants() {
        return GivenRoles.grants(roles);
    }
}
