package uk.dgnorth.account;

import uk.dgnorth.problem.Problem;

/** Nobody could give roles any more. */
class LastOrganiser extends Problem {

    LastOrganiser() {
        super(
                409,
                "last-organiser",
                "There must be an organiser of every event",
                "Nobody else who has accepted an invitation can give roles."
                        + " Make somebody else an organiser of every event first.");
    }
}
