package uk.dgnorth.schedule;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Link;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.upload.Photo;

/** All that is public of one speaker. */
record SpeakerPage(
        String event,
        String eventName,
        String name,
        String role,
        @Nullable String pronouns,
        List<String> biography,
        List<Link> links,
        List<Held> sessions,
        @Nullable Photo photo,
        String photoAddress) {

    record Held(SessionItem session, String when) {}

    static SpeakerPage of(Schedule schedule, Speaker speaker, @Nullable Photo photo, Words words) {
        return new SpeakerPage(
                schedule.event().slug(),
                schedule.event().name(),
                speaker.name(),
                Words.role(speaker),
                speaker.pronouns(),
                Words.paragraphs(speaker.biography()),
                speaker.links(),
                schedule.sessionsOf(speaker).stream()
                        .map(held -> new Held(
                                SessionItem.of(held, words),
                                words.times()
                                        .period(
                                                held.period().from(),
                                                held.period().to())))
                        .toList(),
                photo,
                photo == null ? "" : Addresses.photoPath(schedule.event(), speaker.slug(), photo));
    }

    /** The speakers of a programme by name. */
    static List<SessionPage.SpeakerItem> all(List<Speaker> speakers) {
        return speakers.stream()
                .sorted(Comparator.comparing(Speaker::name).thenComparing(Speaker::slug))
                .map(speaker -> new SessionPage.SpeakerItem(speaker.slug(), speaker.name(), Words.role(speaker)))
                .toList();
    }
}
