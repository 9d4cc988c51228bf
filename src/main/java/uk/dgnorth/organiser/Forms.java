package uk.dgnorth.organiser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidInput;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.web.Form;

/** Turns forms into what the API takes as JSON, under the constraints that it has there, and back. */
@ApplicationScoped
class Forms {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final ObjectMapper json;
    private final Validator validator;

    Forms(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Empty where something has to change, which the form then says. */
    <R> Optional<R> read(Sheet sheet, Form form, Map<String, ?> fixed, Class<R> type) {
        var errors = new ArrayList<FieldError>();
        var members = sheet.read(form, errors);
        members.putAll(fixed);
        var read = json.convertValue(members, type);
        errors.addAll(InvalidInput.errors(validator.validate(read)));
        sheet.refuse(form, errors);
        return form.isValid() ? Optional.of(read) : Optional.empty();
    }

    Form filledIn(Sheet sheet, Object state) {
        return Form.of(sheet.filledIn(json(state)));
    }

    JsonNode json(Object state) {
        return json.valueToTree(state);
    }

    /** The state that a form was filled in from, for the form to carry along. */
    String written(Object state) {
        try {
            return json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is shown in a form cannot be written", e);
        }
    }

    /** What was filled in at first, from what the form carried along; nothing where that was tampered with. */
    Map<String, String> base(Sheet sheet, String written) {
        try {
            return sheet.filledIn(read(written));
        } catch (JsonProcessingException | DateTimeException tampered) {
            return Map.of();
        }
    }

    private JsonNode read(String written) throws JsonProcessingException {
        return written.isBlank() ? MissingNode.getInstance() : json.readTree(written);
    }

    /** Says in the form what a desk refused; what no change of the form can mend is thrown on. */
    void refuse(Sheet sheet, Form form, Problem refused) {
        if (refused.status() != CONFLICT && refused.status() != UNPROCESSABLE) {
            throw refused;
        }
        sheet.refuse(form, refused.errors());
        if (form.isValid()) {
            form.refuse(sheet.fields().get(0).name(), refused.detail());
        }
    }
}
