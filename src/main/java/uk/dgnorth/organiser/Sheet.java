package uk.dgnorth.organiser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.web.Form;

/** The questions of one form: fills them in from JSON, and reads JSON from what was sent. */
record Sheet(List<Field> fields, LocalTimes times) {

    /** What was sent, without gaps between rows. */
    Form sent(Form sent) {
        var values = new HashMap<>(sent.values());
        fields.stream()
                .filter(field -> field.type() == Field.Type.ROWS || field.type() == Field.Type.CHOICES)
                .forEach(field -> closeGaps(field, values));
        return Form.of(values);
    }

    private static void closeGaps(Field field, Map<String, String> values) {
        var form = Form.of(values);
        var next = 0;
        for (int i = 0; i <= field.most(); i++) {
            var from = field.name() + "-" + i;
            var row = values.entrySet().stream()
                    .filter(value ->
                            value.getKey().equals(from) || value.getKey().startsWith(from + "-"))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            values.keySet().removeAll(row.keySet());
            if (field.isFilled(form, i)) {
                var to = field.name() + "-" + next;
                row.forEach((name, value) -> values.put(to + name.substring(from.length()), value));
                next++;
            }
        }
    }

    /** What the form says when nobody has changed anything. */
    Map<String, String> filledIn(JsonNode members) {
        var values = new HashMap<String, String>();
        fields.forEach(field -> fill(field, members.path(field.name()), values));
        return values;
    }

    private void fill(Field field, JsonNode member, Map<String, String> values) {
        if (member.isMissingNode() || member.isNull()) {
            return;
        }
        switch (field.type()) {
            case TEXT, LINES, NUMBER, TIME, CHOICE -> values.put(field.name(), member.asText());
            case YES_NO -> values.put(field.name(), member.asBoolean() ? "yes" : "no");
            case TICK -> values.put(field.name(), member.asBoolean() ? "yes" : "");
            case MOMENT -> {
                var at = Instant.parse(member.asText());
                values.put(field.name() + "-was", at.toString());
                values.put(field.name() + "-date", times.date(at));
                values.put(field.name() + "-time", times.time(at));
            }
            case GROUP ->
                field.parts().forEach(part -> fill(part.within(field.name()), member.path(part.name()), values));
            case ROWS -> {
                for (int i = 0; i < member.size(); i++) {
                    var row = field.name() + "-" + i;
                    for (var part : field.parts()) {
                        fill(part.within(row), member.path(i).path(part.name()), values);
                    }
                }
            }
            case CHOICES -> {
                for (int i = 0; i < member.size(); i++) {
                    values.put(field.name() + "-" + i, member.path(i).asText());
                }
            }
        }
    }

    /** As JSON; what cannot be read is left out, and noted among the errors. */
    Map<String, Object> read(Form form, List<FieldError> errors) {
        return members(fields, "", form, errors);
    }

    private Map<String, Object> members(List<Field> parts, String prefix, Form form, List<FieldError> errors) {
        var members = new LinkedHashMap<String, Object>();
        for (var part : parts) {
            var named = prefix.isEmpty() ? part : part.within(prefix);
            var value = value(named, form, errors);
            if (value != null) {
                members.put(part.name(), value);
            }
        }
        return members;
    }

    private @Nullable Object value(Field field, Form form, List<FieldError> errors) {
        var typed = form.value(field.name()).strip();
        return switch (field.type()) {
            case TEXT, LINES, TIME -> typed.isEmpty() ? null : typed;
            case NUMBER -> number(field, typed, errors);
            case YES_NO -> typed.isEmpty() ? null : (Object) typed.equals("yes");
            case TICK -> typed.equals("yes");
            case CHOICE -> typed.isEmpty() || !field.options().containsKey(typed) ? null : typed;
            case MOMENT -> moment(field, form, errors);
            case GROUP -> {
                var members = members(field.parts(), field.name(), form, errors);
                yield members.isEmpty() ? null : members;
            }
            case ROWS -> {
                var rows = new ArrayList<Map<String, Object>>();
                for (int i = 0; field.isFilled(form, i); i++) {
                    rows.add(members(field.parts(), field.name() + "-" + i, form, errors));
                }
                yield rows;
            }
            case CHOICES -> {
                var chosen = new ArrayList<String>();
                for (int i = 0; field.isFilled(form, i); i++) {
                    chosen.add(form.value(field.name() + "-" + i));
                }
                yield chosen;
            }
        };
    }

    private static @Nullable Integer number(Field field, String typed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(typed.replace(",", ""));
        } catch (NumberFormatException notANumber) {
            errors.add(FieldError.in(pointer(field), "Enter a whole number, like 300"));
            return null;
        }
    }

    private @Nullable String moment(Field field, Form form, List<FieldError> errors) {
        try {
            return times.read(
                            form.value(field.name() + "-date"),
                            form.value(field.name() + "-time"),
                            form.value(field.name() + "-was"))
                    .map(Instant::toString)
                    .orElse(null);
        } catch (LocalTimes.Unusable unusable) {
            errors.add(FieldError.in(pointer(field), String.valueOf(unusable.getMessage())));
            return null;
        }
    }

    private static String pointer(Field field) {
        return "#/" + field.name().replace('-', '/');
    }

    /** Puts refusals to the fields they point at, in the order of the form. */
    void refuse(Form form, List<FieldError> errors) {
        errors.stream()
                .map(error -> Map.entry(field(error), error.detail()))
                .sorted(Comparator.comparing(entry -> position(entry.getKey())))
                .forEach(entry -> form.refuse(entry.getKey(), entry.getValue()));
    }

    private String field(FieldError error) {
        var name = String.valueOf(error.pointer()).replaceFirst("^#/", "").replace('/', '-');
        // A period is refused as a whole, by a rule that is no member: the end is what has to change.
        return position(name) == fields.size() ? fields.get(0).name() : name.replaceFirst("-forwards$", "-to");
    }

    private int position(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).owns(name)) {
                return i;
            }
        }
        return fields.size();
    }

    /** What somebody changed, put on top of the newest state: a field that they left as they found it is the newest. */
    Map<String, String> merged(Form sent, Map<String, String> base, Map<String, String> newest) {
        var merged = new HashMap<String, String>();
        for (var field : fields) {
            var mine = of(field, sent.values());
            merged.putAll(mine.equals(of(field, base)) ? of(field, newest) : mine);
        }
        return merged;
    }

    /** The labels of what both have changed, and not to the same. */
    List<String> changedByBoth(Form sent, Map<String, String> base, Map<String, String> newest) {
        return fields.stream()
                .filter(field -> {
                    var mine = of(field, sent.values());
                    var theirs = of(field, newest);
                    var was = of(field, base);
                    return !mine.equals(was) && !theirs.equals(was) && !mine.equals(theirs);
                })
                .map(Field::plainLabel)
                .toList();
    }

    private static Map<String, String> of(Field field, Map<String, String> values) {
        return values.entrySet().stream()
                .filter(value -> field.owns(value.getKey()) && !value.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
