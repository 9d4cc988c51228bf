package uk.dgnorth.application;

import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.Problem;

/** The rules cannot tell, so a person has to decide and needs something to go by. */
public class ReferralDetailsNeeded extends Problem {

    ReferralDetailsNeeded(Decision decision) {
        super(
                422,
                "referral-details-needed",
                "Tell us about your organisation",
                Words.of(decision).explanation());
        says("heading", Words.of(decision).heading());
        says("explanation", Words.of(decision).explanation());
        points(FieldError.in("#/referral", "Send your organisation, your role, and how it is in the public sector"));
    }
}
