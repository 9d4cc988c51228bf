package uk.dgnorth.registration;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Language;

/** What somebody said of themselves on the form, and the language that they said it in. */
@Embeddable
public record Answers(
        String fullName,
        @Nullable String badgeName,
        @Nullable String jobTitle,
        @Nullable String organisation,
        @Enumerated(EnumType.STRING) Language language,
        @Embedded @Nullable ReferralDetails referral) {

    /** The same, with what a person shall go by who looks again. */
    Answers explainedBy(ReferralDetails details) {
        return new Answers(fullName, badgeName, jobTitle, organisation, language, details);
    }

    /** The name to print on the badge. */
    public String nameOnBadge() {
        return badgeName == null ? fullName : badgeName;
    }
}
