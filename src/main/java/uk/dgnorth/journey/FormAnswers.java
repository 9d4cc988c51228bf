package uk.dgnorth.journey;

import io.quarkus.qute.i18n.MessageBundles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.application.Applicant;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Language;

/** What somebody has answered so far, by field. An empty answer to an optional question is an answer. */
record FormAnswers(Map<String, String> byField) {

    static final FormAnswers NONE = new FormAnswers(Map.of());

    FormAnswers {
        byField = Map.copyOf(byField);
    }

    /** These answers, and those of one page more. */
    FormAnswers with(Step step, Form form) {
        var answers = new HashMap<>(byField);
        step.fields().forEach(field -> answers.put(field, form.value(field).strip()));
        return new FormAnswers(answers);
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    public String get(String field) {
        return byField.getOrDefault(field, "");
    }

    boolean isAppeal() {
        return get("appeal").equals("yes");
    }

    boolean isDeclared() {
        return get("declaration").equals("yes");
    }

    /** Null where an optional question was left without an answer. */
    public @Nullable String given(String field) {
        var answer = get(field);
        return answer.isEmpty() ? null : answer;
    }

    Optional<Connection> connection() {
        return Connection.of(get("connection"));
    }

    /** How the connection reads in the words of a language; only where one was chosen. */
    String reason(JourneyMessages say) {
        return connection()
                .map(connection -> connection.with(get("details"), say))
                .orElse("");
    }

    /** The whole form, as the package application takes it. */
    Applicant applicant(String placeType, boolean explained, Language language) {
        return new Applicant(
                get("fullName"),
                get("email"),
                get("jobTitle"),
                get("organisation"),
                null,
                placeType,
                List.of(),
                explained ? referral() : null,
                language,
                isDeclared());
    }

    /** In English, which whoever decides reads. */
    private ReferralDetails referral() {
        var english = MessageBundles.get(JourneyMessages.class);
        return new ReferralDetails(get("organisation"), get("jobTitle"), reason(english));
    }
}
