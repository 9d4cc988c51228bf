package uk.dgnorth.organiser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.web.ChangedMeanwhile;

/**
 * Who changed what while somebody was filling in a form.
 *
 * @param both the labels of fields that both have changed
 */
record Meanwhile(List<Edit> edits, List<String> both) {

    private static final String NOTHING = "nothing";

    /** One edit of somebody else. */
    record Edit(String by, String when, List<Difference> differences) {}

    /** What it changed, in the words of the form. */
    record Difference(String label, String before, String after) {}

    static Meanwhile of(ChangedMeanwhile changed, Sheet sheet, EventTimes times, List<String> both) {
        var labels = sheet.fields().stream().collect(Collectors.toMap(Field::name, Field::plainLabel));
        var edits = changed.edits().stream()
                .filter(Trail.Edit.class::isInstance)
                .map(Trail.Edit.class::cast)
                .map(edit -> new Edit(edit.by(), times.moment(edit.at()), differences(edit, labels, times)))
                .toList();
        return new Meanwhile(edits, both);
    }

    private static List<Difference> differences(Trail.Edit edit, Map<String, String> labels, EventTimes times) {
        var members = new TreeSet<String>();
        edit.before().fieldNames().forEachRemaining(members::add);
        edit.after().fieldNames().forEachRemaining(members::add);
        members.remove("version");
        var differences = new ArrayList<Difference>();
        for (var member : members) {
            differences.add(new Difference(
                    labels.getOrDefault(member, member),
                    words(edit.before().path(member), times),
                    words(edit.after().path(member), times)));
        }
        return differences;
    }

    private static String words(JsonNode value, EventTimes times) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        if (value.isContainerNode()) {
            var all = StreamSupport.stream(value.spliterator(), false)
                    .map(part -> words(part, times))
                    .collect(Collectors.joining(", "));
            return all.isEmpty() ? NOTHING : all;
        }
        var text = value.asText("");
        if (text.isEmpty() || value.isNull()) {
            return NOTHING;
        }
        try {
            return times.moment(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return text;
        }
    }
}
