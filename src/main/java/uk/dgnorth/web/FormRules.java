package uk.dgnorth.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ResourceBundle;

/** Holds the fields of forms to the constraints that the API has for the same, in the language of their reader. */
@ApplicationScoped
public class FormRules {

    /** Where Jakarta Validation (3.0, section 6.3.1.1) has its messages. */
    private static final String MESSAGES = "ValidationMessages";

    private final Validator validator;
    private final Reader reader;

    FormRules(Validator validator, Reader reader) {
        this.validator = validator;
        this.reader = reader;
    }

    /** @param component of the record, whose constraints the field has to keep */
    public void check(Form form, String field, Class<? extends Record> record, String component) {
        validator.validateValue(record, component, form.value(field)).stream()
                .map(this::message)
                .sorted()
                .forEach(message -> form.refuse(field, message));
    }

    /** The validator itself speaks the language of the API. */
    private String message(ConstraintViolation<?> violation) {
        var template = violation.getMessageTemplate();
        return template.startsWith("{")
                ? ResourceBundle.getBundle(MESSAGES, reader.language().locale())
                        .getString(template.substring(1, template.length() - 1))
                : violation.getMessage();
    }
}
