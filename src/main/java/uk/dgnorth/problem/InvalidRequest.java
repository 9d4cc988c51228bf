package uk.dgnorth.problem;

import java.util.List;

/** The request can be read, but not accepted as it stands. */
public class InvalidRequest extends Problem {

    static final String TYPE = "invalid-request";

    public InvalidRequest(FieldError... errors) {
        this(TYPE, List.of(errors));
    }

    public InvalidRequest(String type, List<FieldError> errors) {
        super(422, type, "Some answers need to change", "Change what is listed under errors and send it again.");
        errors.forEach(this::points);
    }
}
