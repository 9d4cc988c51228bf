package uk.dgnorth.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;

/** Where a letter is: waiting to leave, taken by the mail server, or given up after too many refusals. */
public enum EmailStatus {
    QUEUED,
    SENT,
    FAILED;

    /** As clients and the database spell it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for a parameter that was left out. */
    public static @Nullable EmailStatus parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(FieldError.parameter("status", "Use queued, sent or failed")));
    }
}
