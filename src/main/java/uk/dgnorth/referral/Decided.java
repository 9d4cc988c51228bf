package uk.dgnorth.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.OrganiserRegistrationView;

/** The registration that was decided on, and what became of the others from its domain. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decided(
        @JsonUnwrapped OrganiserRegistrationView registration,
        @Nullable OfDomain domainDecision) {

    /** References of open referrals of the event. */
    record OfDomain(
            String domain,

            @Nullable @Schema(description = "The entry of the register; absent where it was there already")
            Long entry,

            List<String> approved,
            List<String> declined,

            @Schema(description = "Still open: a shared mailbox, say, or an appeal against a person's decline")
            List<String> open,

            @Schema(description = "Not open any more when their turn came: somebody else was quicker")
            List<String> changed,

            @Schema(description = "Whether there are more than were dealt with in this step")
            boolean more) {}
}
