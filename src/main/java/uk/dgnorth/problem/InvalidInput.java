package uk.dgnorth.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Says where in a body, or in which parameter, an answer has to change. */
public final class InvalidInput {

    private InvalidInput() {}

    static List<FieldError> errors(ConstraintViolationException invalid) {
        return errors(invalid.getConstraintViolations());
    }

    public static List<FieldError> errors(Set<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(InvalidInput::error)
                .sorted(Comparator.comparing(String::valueOf))
                .toList();
    }

    static List<FieldError> errors(JsonMappingException mismatched) {
        var pointer = new StringBuilder("#");
        for (JsonMappingException.Reference step : mismatched.getPath()) {
            append(pointer, step.getFieldName(), step.getIndex());
        }
        var detail = mismatched instanceof UnrecognizedPropertyException
                ? "This member is not known here. Take it out."
                : "This is not of the kind expected here.";
        return List.of(FieldError.in(pointer.toString(), detail));
    }

    /** The path starts with the method and its parameter; what follows lies inside the body. */
    private static FieldError error(ConstraintViolation<?> violation) {
        var steps = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(step -> step.getKind() != ElementKind.METHOD)
                .toList();
        if (steps.size() == 1 && steps.get(0).getKind() == ElementKind.PARAMETER && !isBody(violation)) {
            return FieldError.parameter(String.valueOf(steps.get(0).getName()), violation.getMessage());
        }
        var pointer = new StringBuilder("#");
        for (Path.Node step : steps) {
            if (step.getKind() != ElementKind.PARAMETER) {
                append(pointer, step.getName(), step.getIndex() == null ? -1 : step.getIndex());
            }
        }
        return FieldError.in(pointer.toString(), violation.getMessage());
    }

    /** A body that is missing altogether is the only violation of a parameter itself with no value. */
    private static boolean isBody(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() == null;
    }

    /** RFC 6901, section 3: {@code ~} and {@code /} inside a name are escaped. */
    private static void append(StringBuilder pointer, String name, int index) {
        if (index >= 0) {
            pointer.append('/').append(index);
        }
        if (name != null && !name.startsWith("<")) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
    }
}
