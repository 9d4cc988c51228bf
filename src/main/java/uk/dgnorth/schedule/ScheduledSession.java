package uk.dgnorth.schedule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Period;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.programme.Track;

/**
 * A released session with all that it refers to.
 *
 * @param places null where it is open to all
 */
record ScheduledSession(
        Session session,
        Period period,
        @Nullable Room room,
        @Nullable Track track,
        List<Speaker> speakers,
        @Nullable SessionPlaces places) {

    String slug() {
        return session.slug();
    }

    /** For somebody who books now: none while others wait. Null where it is open to all. */
    @Nullable
    Integer placesLeft() {
        if (places == null) {
            return null;
        }
        return places.hasRoom() ? places.placesLeft() : 0;
    }

    boolean isHeldBy(String speaker) {
        return session.speakers().contains(speaker);
    }

    /** What text searches look at. */
    String words() {
        return Stream.concat(
                        Stream.of(session.title(), session.description()),
                        speakers.stream()
                                .flatMap(speaker ->
                                        Stream.of(speaker.name(), speaker.jobTitle(), speaker.organisation())))
                .filter(text -> text != null)
                .collect(Collectors.joining("\n"));
    }
}
