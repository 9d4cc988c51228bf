package uk.dgnorth.publicbody;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;
import uk.dgnorth.web.Slug;

/** What an organiser says of a domain. What the service sends along is ignored when it is sent back. */
@JsonIgnoreProperties({
    "id",
    "origin",
    "importId",
    "source",
    "licence",
    "state",
    "addedBy",
    "addedAt",
    "confirmedBy",
    "confirmedAt",
    "endedBy",
    "endedAt",
    "version",
    "warnings",
    "actions"
})
public record EntryPlan(
        @NotBlank(message = "Enter a domain")
        @Size(max = 253, message = "Use at most 253 characters")
        @Schema(examples = "northumbriahousing.org.uk")
        String domain,

        @Nullable @Schema(description = "exact unless said") Match match,

        @Nullable @Schema(description = "public unless said")
        Kind list,

        @Nullable
        @Slug
        @Schema(description = "For this event only; else for all", examples = "digital-government-north")
        String event,

        @NotBlank(message = "Enter the organisation")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Northumbria Housing")
        String organisation,

        @Nullable @Size(max = 100, message = "Use at most 100 characters") @SingleLine @Schema(examples = "housing")
        String category,

        @NotBlank(message = "Say what shows it: an address on the web, or a few words")
        @Size(max = 1000, message = "Use at most 1,000 characters")
        @MultiLine
        @Schema(examples = "https://www.example.org/about")
        String evidence,

        @NotBlank(message = "Say why")
        @Size(max = 1000, message = "Use at most 1,000 characters")
        @MultiLine
        @Schema(examples = "Owned by the council")
        String reason,

        @Nullable @Schema(description = "12 months from today unless said", examples = "2027-11-25")
        LocalDate expiresOn,

        @Nullable @Schema(description = "A month before it expires unless said", examples = "2027-10-25")
        LocalDate reviewOn) {

    /** How far it reaches. */
    public enum Match {
        @JsonProperty("exact")
        EXACT(Listed.Match.EXACT),
        @JsonProperty("suffix")
        SUFFIX(Listed.Match.SUFFIX);

        final Listed.Match meaning;

        Match(Listed.Match meaning) {
            this.meaning = meaning;
        }
    }

    /** What it says of who writes from there. */
    public enum Kind {
        @JsonProperty("public")
        PUBLIC(Listed.Kind.PUBLIC),
        @JsonProperty("refer")
        REFER(Listed.Kind.REFER),
        @JsonProperty("supplier")
        SUPPLIER(Listed.Kind.SUPPLIER),
        @JsonProperty("personal")
        PERSONAL(Listed.Kind.PERSONAL);

        final Listed.Kind meaning;

        Kind(Listed.Kind meaning) {
            this.meaning = meaning;
        }
    }

    Listed.Match reach() {
        return match == null ? Listed.Match.EXACT : match.meaning;
    }

    Listed.Kind kind() {
        return list == null ? Listed.Kind.PUBLIC : list.meaning;
    }
}
