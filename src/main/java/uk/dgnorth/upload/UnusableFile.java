package uk.dgnorth.upload;

import java.util.List;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** The file is not of a kind, or not in a state, that can be kept. */
class UnusableFile extends InvalidRequest {

    /** @param part of the form that has the file */
    UnusableFile(String part, String reason) {
        super(FieldError.parameter(part, reason));
    }

    UnusableFile(List<FieldError> errors) {
        super(errors.toArray(FieldError[]::new));
    }
}
