package uk.dgnorth.organiser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Form;

/**
 * One question of a form, named like the member of the JSON that it fills; a member within a member has both names
 * with a hyphen between them, so that the pointers of refusals lead to fields.
 *
 * @param options of a choice: what stands in the form, and what people read
 * @param parts of a group, and of each row
 * @param most rows or choices that there can be
 */
record Field(
        Type type,
        String name,
        String label,
        @Nullable String hint,
        Map<String, String> options,
        List<Field> parts,
        int most) {

    /** What can be asked. */
    enum Type {
        TEXT,
        LINES,
        NUMBER,
        TIME,
        YES_NO,
        TICK,
        CHOICE,
        MOMENT,
        GROUP,
        ROWS,
        CHOICES
    }

    /** One of several alike: its number for people, and its fields. */
    record Row(int number, List<Field> parts) {}

    private static final int FEWEST_CHOICES = 3;

    static Field of(Type type, String name, String label) {
        return new Field(type, name, label, null, Map.of(), List.of(), 0);
    }

    static Field text(String name, String label) {
        return of(Type.TEXT, name, label);
    }

    static Field choice(String name, String label, Map<String, String> options) {
        return new Field(Type.CHOICE, name, label, null, options, List.of(), 0);
    }

    static Field choices(String name, String label, Map<String, String> options, int most) {
        return new Field(Type.CHOICES, name, label, null, options, List.of(), most);
    }

    static Field group(String name, String label, Field... parts) {
        return new Field(Type.GROUP, name, label, null, Map.of(), List.of(parts), 0);
    }

    static Field rows(String name, String label, int most, Field... parts) {
        return new Field(Type.ROWS, name, label, null, Map.of(), List.of(parts), most);
    }

    /** As it is called outside of its form, where nobody wonders whether to fill it in. */
    String plainLabel() {
        return label.replace(" (optional)", "");
    }

    Field hint(String hint) {
        return new Field(type, name, label, hint, options, parts, most);
    }

    /** As it is called within another. */
    Field within(String outer) {
        return new Field(type, outer + "-" + name, label, hint, options, parts, most);
    }

    /** The fields of a group. */
    public List<Field> inner() {
        return parts.stream().map(part -> part.within(name)).toList();
    }

    /** Those that are filled in, and an empty one to add another. */
    public List<Row> rows(Form form) {
        var rows = new ArrayList<Row>();
        var filled = 0;
        while (filled < most && isFilled(form, filled)) {
            filled++;
        }
        var wanted = type == Type.CHOICES ? Math.max(FEWEST_CHOICES, filled + 1) : filled + 1;
        for (int i = 0; i < Math.min(most, wanted); i++) {
            rows.add(new Row(i + 1, row(i)));
        }
        return rows;
    }

    boolean isFilled(Form form, int row) {
        return row(row).stream()
                .flatMap(part -> part.type == Type.MOMENT
                        ? List.of(part.name + "-date", part.name + "-time").stream()
                        : List.of(part.name).stream())
                .anyMatch(field -> !form.value(field).isBlank());
    }

    List<Field> row(int number) {
        return type == Type.CHOICES
                ? List.of(new Field(
                        Type.CHOICE, name + "-" + number, "Number " + (number + 1), null, options, List.of(), 0))
                : parts.stream().map(part -> part.within(name + "-" + number)).toList();
    }

    /** Whether something that a form sends belongs to this field or to a part of it. */
    boolean owns(String sent) {
        return sent.equals(name) || sent.startsWith(name + "-");
    }
}
