package uk.dgnorth.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A form as somebody filled it in: what was typed, kept as it is, and what has to change. */
public final class Form {

    /**
     * Characters that no HTML document may contain (HTML standard, 13.2.3.5), and those of private use, which mean
     * nothing to others (Character Model for the World Wide Web, C073).
     */
    private static final Pattern NOT_IN_A_PAGE =
            Pattern.compile("[\\p{Cc}\\p{Co}\\p{IsNoncharacter_Code_Point}&&[^\\t\\n\\r]]");

    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private Form(Map<String, String> values) {
        this.values = values;
    }

    /** A form with these answers in it. */
    public static Form of(Map<String, String> values) {
        return new Form(Map.copyOf(values));
    }

    public static Form empty() {
        return of(Map.of());
    }

    /** What a browser sent. Line breaks, which it sends as two characters, count as the one that was typed. */
    static Form sent(Map<String, String> values) {
        values.replaceAll((field, value) -> value.replace("\r\n", "\n"));
        return new Form(values);
    }

    /** The same with other answers to these, and nothing said of it yet. */
    public Form with(Map<String, String> others) {
        var all = new LinkedHashMap<>(values);
        all.putAll(others);
        return of(all);
    }

    /** Says what to do about a field; of several reasons the first counts. */
    public Form refuse(String field, String message) {
        errors.putIfAbsent(field, message);
        return this;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** All that was typed, by field. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** What was typed, as a page can hold it. */
    public String shown(String field) {
        return NOT_IN_A_PAGE.matcher(value(field)).replaceAll("\uFFFD");
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    public boolean hasError(String field) {
        return errors.containsKey(field);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** By field, in the order of the form. */
    public Map<String, String> errors() {
        return errors;
    }
}
