package uk.dgnorth.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.publicbody.EntryPlan;
import uk.dgnorth.publicbody.EntryView;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;

/** The form of an entry of the register, held to what the API demands of the same. */
@ApplicationScoped
class EntryForm {

    /** In the order of the form. */
    static final List<String> FIELDS = List.of(
            "domain",
            "match",
            "list",
            "event",
            "organisation",
            "category",
            "evidence",
            "reason",
            "expiresOn",
            "reviewOn");

    private final FormRules rules;

    EntryForm(FormRules rules) {
        this.rules = rules;
    }

    /** What an entry says, to be changed. */
    static Form of(EntryView entry) {
        var values = new HashMap<>(Map.of(
                "domain", entry.domain(),
                "match", entry.match(),
                "list", entry.list(),
                "expiresOn", entry.expiresOn().toString(),
                "reviewOn", entry.reviewOn().toString(),
                "version", String.valueOf(entry.version())));
        putIfThere(values, "event", entry.event());
        putIfThere(values, "organisation", entry.organisation());
        putIfThere(values, "category", entry.category());
        putIfThere(values, "evidence", entry.evidence());
        putIfThere(values, "reason", entry.reason());
        return Form.of(values);
    }

    private static void putIfThere(Map<String, String> values, String field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    /** Says at each field what is wrong with it; only what is valid then is a plan to go by. */
    EntryPlan read(Form form) {
        rules.check(form, "domain", EntryPlan.class, "domain");
        var match = word(form, "match", EntryPlan.Match.values(), "Select how far it reaches");
        var list = word(form, "list", EntryPlan.Kind.values(), "Select what it says");
        if (!form.value("event").isBlank()) {
            rules.check(form, "event", EntryPlan.class, "event");
        }
        rules.check(form, "organisation", EntryPlan.class, "organisation");
        rules.check(form, "category", EntryPlan.class, "category");
        rules.check(form, "evidence", EntryPlan.class, "evidence");
        rules.check(form, "reason", EntryPlan.class, "reason");
        return new EntryPlan(
                form.value("domain"),
                match,
                list,
                given(form, "event"),
                form.value("organisation").strip(),
                given(form, "category"),
                form.value("evidence").strip(),
                form.value("reason").strip(),
                day(form, "expiresOn"),
                day(form, "reviewOn"));
    }

    private static <E extends Enum<E>> @Nullable E word(Form form, String field, E[] known, String otherwise) {
        for (var each : known) {
            if (each.name().toLowerCase(java.util.Locale.ROOT).equals(form.value(field))) {
                return each;
            }
        }
        form.refuse(field, otherwise);
        return null;
    }

    private static @Nullable String given(Form form, String field) {
        return form.value(field).isBlank() ? null : form.value(field).strip();
    }

    private static @Nullable LocalDate day(Form form, String field) {
        var given = given(form, field);
        try {
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            form.refuse(field, "Enter a day such as 2027-09-14");
            return null;
        }
    }

    /** At the fields that have to change. */
    static void refuse(Form form, Problem refused) {
        if (refused.errors().isEmpty()) {
            form.refuse("domain", refused.detail());
        }
        for (var error : refused.errors()) {
            form.refuse(String.valueOf(error.pointer()).replace("#/", ""), error.detail());
        }
    }
}
