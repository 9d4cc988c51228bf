package uk.dgnorth.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.dgnorth.application.Applicant;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.web.Form;

/** What somebody has answered so far, by field. An empty answer to an optional question is an answer. */
record FormAnswers(Map<String, String> byField) {

    static final FormAnswers NONE = new FormAnswers(Map.of());

    FormAnswers {
        byField = Map.copyOf(byField);
    }

    /** These answers, and those of one page more. */
    FormAnswers with(Step step, Form form) {
        var answers = new HashMap<>(byField);
        step.fields()
                .forEach(field -> answers.put(
                        field, form.value(field).replace("\r\n", "\n").strip()));
        return new FormAnswers(answers);
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    public String get(String field) {
        return byField.getOrDefault(field, "");
    }

    /** As the page shows it that asks to check the answers. */
    public String shown(String field) {
        var answer = get(field);
        return answer.isEmpty() ? "Not given" : answer;
    }

    boolean isAppeal() {
        return get("appeal").equals("yes");
    }

    boolean isDeclared() {
        return get("declaration").equals("yes");
    }

    /** How the connection reads to whoever decides; only where one was chosen. */
    public String reason() {
        return Connection.of(get("connection"))
                .map(connection -> connection.with(get("details")))
                .orElse("");
    }

    /** The whole form, as the package application takes it. */
    Applicant applicant(String placeType, boolean explained) {
        return new Applicant(
                get("fullName"),
                get("email"),
                get("jobTitle"),
                get("organisation"),
                null,
                placeType,
                List.of(),
                explained ? referral() : null,
                isDeclared());
    }

    private ReferralDetails referral() {
        return new ReferralDetails(get("organisation"), get("jobTitle"), reason());
    }
}
