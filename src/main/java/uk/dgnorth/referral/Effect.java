package uk.dgnorth.referral;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.registration.Status;

/** A live registration for which the rules would say something else after a change of the register. */
public record Effect(
        String reference,
        String event,
        Status status,
        String domain,
        @Schema(examples = "refer") String before,
        @Schema(examples = "R7-unknown") String ruleBefore,
        @Schema(examples = "eligible") String after,
        @Schema(examples = "R3-public") String ruleAfter,

        @Schema(description = "A person has decided about it, so nothing comes of the change")
        boolean decidedByPerson,

        @Schema(
                description = "What comes of it: place-or-waiting-list, decided-when-confirmed or nothing",
                enumeration = {"place-or-waiting-list", "decided-when-confirmed", "nothing"})
        String comesOfIt) {

    static final String PLACE = "place-or-waiting-list";
}
