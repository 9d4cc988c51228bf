package uk.dgnorth.speaker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.InvalidRequest;
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

    /** Null where none was chosen, for which browsers send an empty one without a name. */
    static @Nullable Path file(@Nullable FileUpload part) {
        return part == null || part.fileName().isEmpty() ? null : part.filePath();
    }

    /** Says at the fields of a form why its file was refused. */
    static Form refused(Map<String, String> values, InvalidRequest refused) {
        var form = Form.of(values);
        refused.errors().forEach(error -> form.refuse(Objects.requireNonNull(error.parameter()), error.detail()));
        return form;
    }

    /** What the page showed; where it is missing, something that never was. */
    static int version(Form form) {
        var version = form.value(VERSION);
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }
}
