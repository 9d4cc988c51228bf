package uk.dgnorth.speaker;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Session;

/** What a speaker may change of a session. */
public record Texts(
        String title, @JsonProperty("abstract") @Nullable String description) {

    static Texts of(Session session) {
        return new Texts(session.title(), session.description());
    }

    Session in(Session session) {
        return new Session(
                session.slug(),
                title,
                description,
                session.format(),
                session.level(),
                session.language(),
                session.startsAt(),
                session.endsAt(),
                session.room(),
                session.track(),
                session.speakers(),
                session.capacity(),
                session.resources());
    }
}
