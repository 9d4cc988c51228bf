package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.upload.Slides;

/**
 * A session as one of its speakers sees it.
 *
 * @param proposed what the speakers want to change, where organisers have yet to decide
 * @param slides null where nobody has sent any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SpeakersSession")
record SessionView(
        String session,
        String title,
        @JsonProperty("abstract") @Nullable String description,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String room,
        boolean confirmed,
        boolean released,
        @Nullable Texts proposed,
        @Nullable Slides slides) {

    /** What the form begins with: the newest that any of the speakers has written. */
    Texts newest() {
        return proposed == null ? new Texts(title, description) : proposed;
    }
}
