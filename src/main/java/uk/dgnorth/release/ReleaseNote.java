package uk.dgnorth.release;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import uk.dgnorth.web.MultiLine;

/** What an organiser says of a release, for everybody to read. */
public record ReleaseNote(
        @Size(max = 500, message = "Use at most 500 characters")
        @MultiLine
        @Schema(examples = "The panel on connectivity moves to the afternoon.")
        String note) {

    public ReleaseNote {
        note = Objects.requireNonNullElse(note, "");
    }
}
