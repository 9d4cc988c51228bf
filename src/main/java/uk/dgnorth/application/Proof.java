package uk.dgnorth.application;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That the sender can read letters to the address: the code from the letter, or the token from its link. */
public record Proof(
        @Nullable @Size(max = Proof.LONGEST_CODE, message = "Enter the 6-digit code") @Schema(examples = "123456")
        String code,

        @Nullable @Size(max = 100, message = "Use the whole link from the letter")
        String token) {

    /** As it may be typed: with spaces and hyphens. */
    public static final int LONGEST_CODE = 20;

    public Proof {
        // People copy codes with spaces, and some write them in two halves.
        code = code == null ? null : code.replaceAll("[\\s-]", "");
    }

    @AssertTrue(message = "Send either the code or the token of the link")
    @Schema(hidden = true)
    boolean isEitherCodeOrToken() {
        return (code == null) != (token == null);
    }
}
