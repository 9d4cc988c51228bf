package uk.dgnorth.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import uk.dgnorth.application.Applicant;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.web.Form;

/** Says what has to change in the answers of one page, in the words that the API uses too. */
@ApplicationScoped
class Questions {

    private final Validator validator;
    private final PublicBodies bodies;

    Questions(Validator validator, PublicBodies bodies) {
        this.validator = validator;
        this.bodies = bodies;
    }

    void check(Step step, Form form, Journey journey) {
        switch (step) {
            case EMAIL -> checkEmail(form);
            case ELIGIBILITY, CHECK_ANSWERS -> {}
            case NAME -> check(form, "fullName", Applicant.class, "fullName");
            case JOB -> checkJob(form, journey.needsReferral());
            case CONNECTION -> checkConnection(form);
            case DECLARATION -> {
                if (!form.is("declaration", "yes")) {
                    form.refuse("declaration", "Confirm that your answers are true");
                }
            }
        }
    }

    private void checkEmail(Form form) {
        check(form, "email", Applicant.class, "email");
        var decision = bodies.rulesInForce().decide(form.value("email"));
        if (decision.outcome() == Outcome.INVALID) {
            form.refuse("email", Words.of(decision).explanation());
        }
    }

    private void checkJob(Form form, boolean needed) {
        check(form, "jobTitle", Applicant.class, "jobTitle");
        check(form, "organisation", Applicant.class, "organisation");
        if (needed) {
            check(form, "jobTitle", ReferralDetails.class, "role");
            check(form, "organisation", ReferralDetails.class, "organisation");
        }
    }

    private void checkConnection(Form form) {
        var connection = Connection.of(form.value("connection"));
        var details = form.value("details").strip();
        if (connection.isEmpty()) {
            form.refuse("connection", "Select how your organisation is part of the public sector");
        } else if (connection.get() == Connection.OTHER && details.isEmpty()) {
            form.refuse("details", "Tell us how your organisation is part of the public sector");
        }
        if (details.length() > Connection.DETAILS_AT_MOST) {
            form.refuse("details", "Use " + Connection.DETAILS_AT_MOST + " characters or fewer");
        } else if (!details.isEmpty()) {
            check(form, "details", ReferralDetails.class, "reason");
        }
    }

    private void check(Form form, String field, Class<?> record, String component) {
        validator.validateValue(record, component, form.value(field)).stream()
                .map(violation -> violation.getMessage())
                .sorted()
                .forEach(message -> form.refuse(field, message));
    }
}
