package uk.dgnorth.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import uk.dgnorth.web.SingleLine;

/**
 * A token for a program.
 *
 * @param event the slug of the only event it opens, or * for all that its account may see
 * @param scopes what it is good for, out of what its account may do
 * @param days how long it works
 */
record NewApiToken(
        @NotBlank(message = "Enter a name") @Size(max = 100, message = "Use at most 100 characters") @SingleLine
        String name,

        @NotNull(message = "Select an event")
        @Pattern(regexp = "\\*|[a-z0-9-]{1,100}", message = "Use the slug of an event, or *")
        String event,

        @NotEmpty(message = "Select what the token is for") @Size(max = 6, message = "Give each scope once")
        List<
                        @NotNull(message = "Select what the token is for")
                        @Pattern(
                                regexp = "read|write|export|referrals|check-in|needs",
                                message = "Use read, write, export, referrals, check-in or needs")
                        String>
                scopes,

        @Min(value = 1, message = "Use at least 1") @Max(value = 3650, message = "Use at most 3,650")
        int days) {}
