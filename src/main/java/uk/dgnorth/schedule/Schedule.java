package uk.dgnorth.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Part;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.programme.Track;

/** What the public sees of an event's programme: the newest release, or nothing before the first. */
record Schedule(
        Event event, Optional<Release> release, List<ScheduledSession> sessions, Map<String, Speaker> speakersBySlug) {

    /** @param places left in the sessions that can be booked, by slug */
    static Schedule of(Event event, Optional<Release> release, Map<String, SessionPlaces> places) {
        var programme = release.map(Release::programme).orElse(Programme.EMPTY);
        var rooms = bySlug(programme.rooms());
        var tracks = bySlug(programme.tracks());
        var speakers = bySlug(programme.speakers());
        var sessions = programme.sessions().stream()
                .flatMap(session -> session.period().stream()
                        .map(period -> new ScheduledSession(
                                session,
                                period,
                                session.room() == null ? null : rooms.get(session.room()),
                                session.track() == null ? null : tracks.get(session.track()),
                                session.speakers().stream()
                                        .flatMap(slug -> Stream.ofNullable(speakers.get(slug)))
                                        .toList(),
                                session.takesBookings() ? places.get(session.slug()) : null)))
                .sorted(Comparator.comparing(Schedule::start)
                        .thenComparing(held -> String.valueOf(held.session().room()))
                        .thenComparing(ScheduledSession::slug))
                .toList();
        return new Schedule(event, release, sessions, speakers);
    }

    private static <P extends Part> Map<String, P> bySlug(List<P> parts) {
        return parts.stream().collect(Collectors.toMap(Part::slug, Function.identity()));
    }

    private static Instant start(ScheduledSession held) {
        return held.period().from();
    }

    Programme programme() {
        return release.map(Release::programme).orElse(Programme.EMPTY);
    }

    ScheduledSession session(String slug) {
        return sessions.stream()
                .filter(held -> held.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
    }

    /** In the order of their slugs. */
    List<Speaker> speakers() {
        return programme().speakers();
    }

    Speaker speaker(String slug) {
        return Optional.ofNullable(speakersBySlug.get(slug)).orElseThrow(() -> new NotFound("speaker"));
    }

    List<ScheduledSession> sessionsOf(Speaker speaker) {
        return sessions.stream().filter(held -> held.isHeldBy(speaker.slug())).toList();
    }

    Track track(String slug) {
        return programme().tracks().stream()
                .filter(track -> track.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("track"));
    }
}
