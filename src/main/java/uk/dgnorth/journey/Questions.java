package uk.dgnorth.journey;

import jakarta.enterprise.context.ApplicationScoped;
import uk.dgnorth.application.Applicant;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.eligibility.Words;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Reader;

/** Says what has to change in the answers of one page. */
@ApplicationScoped
class Questions {

    private final FormRules rules;
    private final PublicBodies bodies;
    private final Reader reader;

    Questions(FormRules rules, PublicBodies bodies, Reader reader) {
        this.rules = rules;
        this.bodies = bodies;
        this.reader = reader;
    }

    void check(Step step, Form form, Journey journey) {
        switch (step) {
            case EMAIL -> checkEmail(form);
            case ELIGIBILITY -> demandThatPageSentIt(form);
            case NAME -> rules.check(form, "fullName", Applicant.class, "fullName");
            case JOB -> checkJob(form, journey.needsReferral());
            case CONNECTION -> checkConnection(form);
            case DECLARATION -> {
                if (!form.is("declaration", "yes")) {
                    form.refuse("declaration", messages().declaration());
                }
            }
            case CHECK_ANSWERS -> {}
        }
    }

    /** The page has one button and nothing to fill in, so what says anything else is no answer of a person. */
    private static void demandThatPageSentIt(Form form) {
        if (!form.is("appeal", "yes")) {
            throw new InvalidRequest(FieldError.in("#/appeal", "This can only be yes"));
        }
    }

    private void checkEmail(Form form) {
        rules.check(form, "email", Applicant.class, "email");
        var decision = bodies.rulesInForce().decide(form.value("email"));
        if (decision.outcome() == Outcome.INVALID) {
            form.refuse("email", Words.of(decision, reader.language().locale()).explanation());
        }
    }

    private void checkJob(Form form, boolean needed) {
        rules.check(form, "jobTitle", Applicant.class, "jobTitle");
        rules.check(form, "organisation", Applicant.class, "organisation");
        if (needed) {
            rules.check(form, "jobTitle", ReferralDetails.class, "role");
            rules.check(form, "organisation", ReferralDetails.class, "organisation");
        }
    }

    private void checkConnection(Form form) {
        var connection = Connection.of(form.value("connection"));
        var details = form.value("details").strip();
        if (connection.isEmpty()) {
            form.refuse("connection", messages().selectConnection());
        } else if (connection.get() == Connection.OTHER && details.isEmpty()) {
            form.refuse("details", messages().tellConnection());
        }
        if (details.length() > Connection.DETAILS_AT_MOST) {
            form.refuse("details", messages().tooLong(Connection.DETAILS_AT_MOST));
        } else if (!details.isEmpty()) {
            rules.check(form, "details", ReferralDetails.class, "reason");
        }
    }

    private JourneyMessages messages() {
        return reader.messages(JourneyMessages.class);
    }
}
