package uk.dgnorth.referral;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.registration.DeclineReason;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;

/** What somebody decided about a referred registration, or about all from its domain, and why. */
public record ReviewersDecision(
        @NotNull(message = "Send approve or decline") Answer outcome,

        @NotBlank(message = "Say why")
        @Size(max = 1000, message = "Use 1,000 characters or fewer")
        @MultiLine
        @Schema(examples = "A housing association owned by the council")
        String reason,

        @Nullable
        @Schema(
                description = "person unless said. domain takes the exact domain into the register too: approved as a "
                        + "public body, declined as what listAs says")
        Scope scope,

        @Nullable
        @Schema(description = "Of a decline: the letter says it in the applicant's language; other unless said")
        DeclineReason because,

        @Nullable
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(
                description = "Whose domain it is, with scope domain; later applicants read it. The domain unless said",
                examples = "Northumbria Housing")
        String organisation,

        @Nullable
        @Size(max = 1000, message = "Use 1,000 characters or fewer")
        @MultiLine
        @Schema(
                description = "What shows it, with scope domain; the reason unless said",
                examples = "https://www.example.org/about")
        String evidence,

        @Nullable @Schema(description = "The domain at all events, and not only at this one", examples = "false")
        Boolean allEvents,

        @Nullable @Schema(description = "A declined domain: supplier unless said")
        ListAs listAs) {

    /** Yes or no. */
    public enum Answer {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("decline")
        DECLINE
    }

    /** Whom it is for. */
    public enum Scope {
        @JsonProperty("person")
        PERSON,
        @JsonProperty("domain")
        DOMAIN
    }

    /** What a blocked domain is. */
    public enum ListAs {
        @JsonProperty("supplier")
        SUPPLIER,
        @JsonProperty("personal")
        PERSONAL
    }

    /** A decline has a reason from the list, too. */
    DeclineReason fromTheList() {
        return because == null ? DeclineReason.OTHER : because;
    }

    boolean isForDomain() {
        return scope == Scope.DOMAIN;
    }

    /** Whose domain it is, as applicants read it later: the reviewer's word, or the domain alone, never an applicant's. */
    String organisationOf(String domain) {
        return organisation == null || organisation.isBlank() ? domain : organisation.strip();
    }

    /** What shows it. */
    String shownBy() {
        return evidence == null || evidence.isBlank() ? reason : evidence;
    }

    boolean isForAllEvents() {
        return Boolean.TRUE.equals(allEvents);
    }

    Listed.Kind kind() {
        return switch (outcome) {
            case APPROVE -> Listed.Kind.PUBLIC;
            case DECLINE -> listAs == ListAs.PERSONAL ? Listed.Kind.PERSONAL : Listed.Kind.SUPPLIER;
        };
    }
}
