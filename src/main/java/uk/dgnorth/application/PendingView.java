package uk.dgnorth.application;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What follows a submission: alike for known and unknown addresses, so that nobody can ask who is coming. */
public record PendingView(
        @Schema(examples = "Yk3vQ0n1s7mE5h2wXr8uZt6o") String pendingId,
        @Schema(examples = "confirm-your-address") String status,
        @Schema(examples = "t•••@wigan.gov.uk") String sentTo,
        Instant codeExpiresAt,
        @Nullable Instant holdExpiresAt) {

    static PendingView of(String pendingId, String address, Instant codeExpiresAt, @Nullable Instant holdExpiresAt) {
        return new PendingView(pendingId, "confirm-your-address", masked(address), codeExpiresAt, holdExpiresAt);
    }

    /** Enough for its owner to know it again. */
    static String masked(String address) {
        return address.charAt(0) + "•••" + address.substring(address.lastIndexOf('@'));
    }
}
