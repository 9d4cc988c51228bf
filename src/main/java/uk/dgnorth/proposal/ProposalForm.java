package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.MultiLine;

/** Says what has to change in the form of a proposal: little to save it, more to submit it. */
@ApplicationScoped
class ProposalForm {

    /** By field, in the order of the form. */
    private static final Map<String, String> NEEDED = needed();

    private final FormRules rules;

    ProposalForm(FormRules rules) {
        this.rules = rules;
    }

    /** An answer to a question of the organisers'. */
    private record Answer(@MultiLine String text) {}

    private static Map<String, String> needed() {
        var needed = new LinkedHashMap<String, String>();
        needed.put("name", "Enter your full name");
        needed.put("biography", "Enter a biography");
        needed.put("title", "Enter a title");
        needed.put("abstract", "Enter an abstract");
        needed.put("format", "Choose a format");
        needed.put("level", "Choose a level");
        return needed;
    }

    void check(Form form, Call call, boolean submit) {
        if (submit) {
            NEEDED.forEach((field, message) -> {
                if (form.value(field).isBlank()) {
                    form.refuse(field, message);
                }
            });
        }
        for (var field : new String[] {"name", "jobTitle", "organisation", "biography", "title"}) {
            rules.check(form, field, Content.class, field);
        }
        rules.check(form, "abstract", Content.class, "description");
        if (!English.formats(call.formats()).containsKey(form.value("format"))) {
            form.refuse("format", "Choose one of the formats");
        }
        if (!English.levels().containsKey(form.value("level"))) {
            form.refuse("level", "Choose one of the levels");
        }
        call.questions().forEach(question -> check(form, question, submit));
    }

    private void check(Form form, Question question, boolean submit) {
        var field = question.field();
        var answer = form.value(field).strip();
        if (submit && question.required() && answer.isEmpty()) {
            form.refuse(field, "Answer the question “" + question.text() + "”");
        }
        if (answer.length() > question.maxLength()) {
            form.refuse(field, "Your answer must be %,d characters or fewer".formatted(question.maxLength()));
        }
        rules.check(form, field, Answer.class, "text");
    }
}
