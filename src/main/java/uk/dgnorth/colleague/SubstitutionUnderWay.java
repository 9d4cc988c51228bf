package uk.dgnorth.colleague;

import uk.dgnorth.problem.Problem;

/** One substitute at a time. */
class SubstitutionUnderWay extends Problem {

    SubstitutionUnderWay() {
        super(
                409,
                "substitution-under-way",
                "A substitute is named already",
                "Somebody has been named to take this place over. Withdraw that before you name somebody else.");
    }
}
