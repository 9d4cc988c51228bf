package uk.dgnorth.upload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Locale;

/**
 * What is known of a session's slides.
 *
 * @param sizeBytes of the file
 * @param published whether everybody can have them, once the session is in the programme
 */
public record Slides(
        @JsonIgnore long id,
        String format,
        @JsonIgnore String type,
        long sizeBytes,
        boolean published,
        Instant uploadedAt) {

    /** As people read it: "PDF, 3.2 MB". */
    public String inWords() {
        return String.format(
                Locale.ROOT, "%s, %.1f MB", format.toUpperCase(Locale.ROOT), Math.max(0.1, sizeBytes / 1e6));
    }
}
