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

/** A released session with all that it refers to. */
record ScheduledSession(
        Session session,
        Period period,
        @Nullable Room room,
        @Nullable Track track,
        List<Speaker> speakers) {

    String slug() {
        return session.slug();
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
