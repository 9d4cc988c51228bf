package uk.dgnorth.web;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.Problem;

/** The slug belongs to another event, or to another place type of the event. */
public class SlugTaken extends Problem {

    public SlugTaken() {
        super(409, "slug-taken", "Slug taken", "Another one has this slug. Choose another slug.");
        points(FieldError.in("#/slug", "Choose another slug"));
    }

    /** What to throw when the database refused to keep something new. */
    public static RuntimeException unlessOtherwise(ConstraintViolationException refused) {
        return refused.getKind() == ConstraintKind.UNIQUE ? new SlugTaken() : refused;
    }
}
