package uk.dgnorth.registration;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/** What somebody said of themselves on the form. */
@Embeddable
public record Answers(
        String fullName,
        @Nullable String badgeName,
        @Nullable String jobTitle,
        @Nullable String organisation,
        @Embedded @Nullable ReferralDetails referral) {

    /** The name to print on the badge. */
    public String nameOnBadge() {
        return badgeName == null ? fullName : badgeName;
    }
}
