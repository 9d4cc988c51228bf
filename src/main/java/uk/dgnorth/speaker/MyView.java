package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Link;
import uk.dgnorth.programme.Period;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.upload.Photo;

/** A speaker as they see themselves, or as a delegate does. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SpeakersOwn")
record MyView(
        String event,
        String speaker,
        String as,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation,
        @Nullable String biography,
        @Nullable String pronouns,
        List<Link> links,
        List<Period> unavailable,
        boolean confirmed,
        @Nullable Photo photo,
        List<Task> tasks) {

    static MyView of(Mandate mandate, Speaker speaker, @Nullable Photo photo, List<Task> tasks) {
        var acts = ActsFor.of(mandate);
        return new MyView(
                acts.event(),
                acts.speaker(),
                acts.as(),
                speaker.name(),
                speaker.jobTitle(),
                speaker.organisation(),
                speaker.biography(),
                speaker.pronouns(),
                speaker.links(),
                speaker.unavailable(),
                Boolean.TRUE.equals(speaker.confirmed()),
                photo,
                tasks);
    }
}
