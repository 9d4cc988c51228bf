package uk.dgnorth.application;

import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.problem.Problem;

/** The rules say no; a person can be asked to look again. */
public class Ineligible extends Problem {

    Ineligible(Decision decision) {
        super(
                422,
                "ineligible",
                "No free place for this address",
                Words.of(decision).explanation()
                        + " To ask for a person to look again, send the same with a referral.");
        says("heading", Words.of(decision).heading());
        says("explanation", Words.of(decision).explanation());
        says("referralPossible", true);
    }
}
