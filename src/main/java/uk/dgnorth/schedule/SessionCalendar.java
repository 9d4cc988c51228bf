package uk.dgnorth.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.ticket.CalendarEntry;
import uk.dgnorth.web.Site;

/**
 * What calendars say of a session, everywhere under the same uid: in the public files and in what a person books. So a
 * calendar that has both has one entry.
 */
@ApplicationScoped
public class SessionCalendar {

    private final Site site;
    private final Addresses addresses;

    SessionCalendar(Site site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** A session of this release. */
    public CalendarEntry entry(Event event, Release release, Session session) {
        return entry(
                event, release.programme(), session, release.sequence(session.slug()), release.releasedAt(), false);
    }

    /** Takes back a session of an earlier programme that is no part of this release. */
    public CalendarEntry cancellation(Event event, Release release, Programme earlier, Session session) {
        return entry(event, earlier, session, release.sequence(session.slug()), release.releasedAt(), true);
    }

    /** Takes a session that takes place out of the calendar of somebody who no longer comes. */
    public CalendarEntry withdrawal(Event event, Release release, Session session, Instant now) {
        return entry(event, release.programme(), session, release.sequence(session.slug()) + 1, now, true);
    }

    private CalendarEntry entry(
            Event event, Programme programme, Session session, int sequence, Instant stamp, boolean cancelled) {
        var period = session.period().orElseThrow();
        return new CalendarEntry(
                session.slug() + "." + event.slug() + "@" + site.host(),
                sequence,
                URI.create("mailto:no-reply@" + site.host()),
                session.title(),
                description(programme, session),
                where(event, programme, session),
                addresses.session(event, session.slug()),
                period.from(),
                period.to(),
                stamp,
                cancelled);
    }

    private static String description(Programme programme, Session session) {
        var speakers = session.speakers().stream()
                .flatMap(slug -> programme.speakers().stream()
                        .filter(speaker -> speaker.slug().equals(slug))
                        .map(SessionCalendar::named))
                .collect(Collectors.joining("\n"));
        return Stream.of(speakers, Objects.requireNonNullElse(session.description(), ""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static String named(Speaker speaker) {
        return Stream.of(speaker.name(), speaker.jobTitle(), speaker.organisation())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String where(Event event, Programme programme, Session session) {
        var room = programme.rooms().stream()
                .filter(known -> known.slug().equals(session.room()))
                .findFirst();
        var address = event.venue().address();
        return Stream.of(
                        room.map(Room::name).orElse(""),
                        room.map(Room::location).orElse(""),
                        event.venue().name(),
                        address == null ? "" : String.join(", ", address.lines().toList()))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }
}
