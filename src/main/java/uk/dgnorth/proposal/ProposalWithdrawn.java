package uk.dgnorth.proposal;

import uk.dgnorth.problem.Problem;

/** Whoever made the proposal does not stand by it any more. */
class ProposalWithdrawn extends Problem {

    ProposalWithdrawn() {
        super(409, "proposal-withdrawn", "Withdrawn", "This proposal was withdrawn, so there is nothing to decide.");
    }
}
