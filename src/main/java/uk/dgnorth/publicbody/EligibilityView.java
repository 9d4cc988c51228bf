package uk.dgnorth.publicbody;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.Words;

/** The answer to someone who asks about an address. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EligibilityView(
        @Schema(enumeration = {"invalid", "eligible", "refer", "ineligible"})
        String outcome,

        @Schema(examples = "R3-public") String rule,
        @Schema(examples = "You can have a free place") String heading,
        String explanation,
        @Nullable @Schema(examples = "Wigan Council") String organisation,
        @Nullable @Schema(examples = "wigan.gov.uk") String domain) {

    static EligibilityView of(Decision decision) {
        Words words = Words.of(decision);
        return new EligibilityView(
                decision.outcome().word(),
                decision.rule().code(),
                words.heading(),
                words.explanation(),
                decision.organisation(),
                decision.domain());
    }
}
