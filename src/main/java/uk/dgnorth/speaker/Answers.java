package uk.dgnorth.speaker;

import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Form;

/** Reads the fields of the speakers' forms. */
final class Answers {

    static final String VERSION = "version";

    private Answers() {}

    static @Nullable String text(Form form, String field) {
        var text = form.value(field).strip();
        return text.isEmpty() ? null : text;
    }

    static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What the page showed; where it is missing, something that never was. */
    static int version(Form form) {
        var version = form.value(VERSION);
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }
}
