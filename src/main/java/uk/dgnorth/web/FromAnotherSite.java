package uk.dgnorth.web;

import uk.dgnorth.problem.Problem;

/** A form of ours that another site sends in a visitor's name. */
class FromAnotherSite extends Problem {

    static final String TYPE = "from-another-site";

    FromAnotherSite() {
        super(
                403,
                TYPE,
                "We could not accept this form",
                "It was sent from another website. Go back to our page and send the form from there.");
    }
}
