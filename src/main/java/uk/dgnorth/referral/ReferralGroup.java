package uk.dgnorth.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The open referrals from one domain at an event. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferralGroup(
        @Schema(examples = "northumbriahousing.org.uk") String domain,
        long count,
        long appeals,

        @Schema(description = "Have a question of ours to answer")
        long waitingForApplicant,

        long holdingPlaces,

        @Schema(description = "When the first of them was referred")
        Instant oldestAt,

        @Schema(description = "Hours since then", examples = "26")
        long ageHours,

        @Nullable @Schema(description = "The first answer that is due")
        Instant dueAt,

        boolean overdue,

        @Schema(description = "Whose domain the applicants say it is; three at most")
        List<String> organisations) {}
