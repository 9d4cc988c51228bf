package uk.dgnorth.event;

import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** The slug was to be changed, but links in letters that were sent rely on it. */
class SlugFixed extends InvalidRequest {

    SlugFixed(String slug) {
        super(FieldError.in("#/slug", "Links in letters rely on the slug. Leave it as " + slug));
    }
}
