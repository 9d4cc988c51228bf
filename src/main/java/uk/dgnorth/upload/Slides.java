package uk.dgnorth.upload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

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
        Instant uploadedAt) {}
