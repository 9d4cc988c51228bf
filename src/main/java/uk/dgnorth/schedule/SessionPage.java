package uk.dgnorth.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Link;
import uk.dgnorth.upload.Slides;

/** All that is public of one session. */
record SessionPage(
        String event,
        String eventName,
        SessionItem session,
        String when,
        @Nullable String zone,
        @Nullable String where,
        List<String> access,
        @Nullable String level,
        @Nullable String spoken,
        @Nullable Integer capacity,
        @Nullable Integer placesLeft,
        List<String> description,
        List<SpeakerItem> speakers,
        List<Link> resources,
        @Nullable Slides slides) {

    record SpeakerItem(String slug, String name, String role) {}

    static SessionPage of(Schedule schedule, ScheduledSession held, @Nullable Slides slides, Words words) {
        var session = held.session();
        var room = held.room();
        return new SessionPage(
                schedule.event().slug(),
                schedule.event().name(),
                SessionItem.of(held, words),
                words.times().period(held.period().from(), held.period().to()),
                words.zone(),
                room == null || room.location() == null ? null : room.location(),
                room == null ? List.of() : words.access(room),
                words.level(session.level()),
                words.spoken(session.language()),
                session.capacity(),
                held.placesLeft(),
                Words.paragraphs(session.description()),
                held.speakers().stream()
                        .map(speaker -> new SpeakerItem(speaker.slug(), speaker.name(), Words.role(speaker)))
                        .toList(),
                session.resources(),
                slides);
    }
}
