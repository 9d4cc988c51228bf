package uk.dgnorth.registration;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for a decision, in a list of them. */
public record ReferralLine(
        String reference,
        String domain,
        @Nullable String organisation,
        Instant dueAt,
        boolean overdue,
        boolean appeal) {

    static ReferralLine of(Registration registration, Instant now) {
        var answers = registration.answers();
        var referral = answers == null ? null : answers.referral();
        return new ReferralLine(
                registration.reference(),
                registration.emailDomain(),
                referral == null ? null : referral.organisation(),
                dueAt(registration),
                !now.isBefore(dueAt(registration)),
                registration.isAppeal());
    }

    static Instant dueAt(Registration referred) {
        return Objects.requireNonNull(referred.referralDueAt(), "a referral has a deadline");
    }
}
