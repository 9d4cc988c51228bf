package uk.dgnorth.attendee;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee changes of what they said of themselves, as a JSON merge patch (RFC 7396): what is left out stays,
 * null takes away. What the service itself sends along is ignored when sent back.
 */
@JsonIgnoreProperties({
    "reference",
    "status",
    "event",
    "placeType",
    "eligibility",
    "sessions",
    "sessionsWaiting",
    "sessionsWished",
    "waiting",
    "offer",
    "substitution",
    "ticket",
    "answerDueAt",
    "questions",
    "checkedInAt",
    "timeline",
    "actions"
})
class DetailsPatch {

    private final Map<String, @Nullable String> sent = new HashMap<>();

    @Schema(examples = "Test Person", maxLength = 200)
    public void setFullName(@Nullable String fullName) {
        sent.put("fullName", fullName);
    }

    @Schema(examples = "Tess", maxLength = 200, nullable = true)
    public void setBadgeName(@Nullable String badgeName) {
        sent.put("badgeName", badgeName);
    }

    @Schema(examples = "Service designer", maxLength = 200, nullable = true)
    public void setJobTitle(@Nullable String jobTitle) {
        sent.put("jobTitle", jobTitle);
    }

    @Schema(examples = "Wigan Council", maxLength = 200, nullable = true)
    public void setOrganisation(@Nullable String organisation) {
        sent.put("organisation", organisation);
    }

    @Schema(description = "Only as it is: the address was proved", examples = "test.person@wigan.gov.uk")
    public void setEmail(@Nullable String email) {
        sent.put("email", email);
    }

    boolean changesAddress(String email) {
        return !email.equals(sentOr("email", email));
    }

    /** Without a name where it was taken away, which the constraints of the details then refuse. */
    Details appliedTo(Details details) {
        return new Details(
                Objects.requireNonNullElse(sentOr("fullName", details.fullName()), ""),
                sentOr("badgeName", details.badgeName()),
                sentOr("jobTitle", details.jobTitle()),
                sentOr("organisation", details.organisation()));
    }

    private @Nullable String sentOr(String member, @Nullable String present) {
        return sent.containsKey(member) ? sent.get(member) : present;
    }
}
