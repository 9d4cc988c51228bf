package uk.dgnorth.referral;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;

/** Which body a domain belongs to, why it is public, and who of those that wait is accepted with it. */
public record DomainAcceptance(
        @NotBlank(message = "Enter the organisation")
        @Size(max = 200, message = "Use at most 200 characters")
        @SingleLine
        @Schema(examples = "Northumbria Housing")
        String organisation,

        @NotBlank(message = "Say what shows it: an address on the web, or a few words")
        @Size(max = 1000, message = "Use 1,000 characters or fewer")
        @MultiLine
        @Schema(examples = "https://www.example.org/about")
        String evidence,

        @NotBlank(message = "Say why")
        @Size(max = 1000, message = "Use 1,000 characters or fewer")
        @MultiLine
        @Schema(examples = "Owned by the council")
        String reason,

        @Nullable @Schema(description = "The domain at all events, and not only at this one", examples = "false")
        Boolean allEvents,

        @NotEmpty(message = "Select at least one person")
        @Size(max = 200, message = "Accept at most 200 people at once")
        @Schema(description = "References of referrals from the domain")
        List<@NotBlank @Size(max = 20) String> accept,

        @Nullable
        @Size(max = 200, message = "Leave at most 200 people at once")
        @Schema(description = "References of those whom a person alone decides about later")
        List<@NotBlank @Size(max = 20) String> leave) {

    boolean isForAllEvents() {
        return Boolean.TRUE.equals(allEvents);
    }

    List<String> left() {
        return leave == null ? List.of() : leave;
    }
}
