package uk.dgnorth.web;

import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** The slug was to be changed, but links in letters that were sent rely on it. */
public class SlugFixed extends InvalidRequest {

    public SlugFixed(String slug) {
        super(FieldError.in("#/slug", "Links in letters rely on the slug. Leave it as " + slug));
    }
}
