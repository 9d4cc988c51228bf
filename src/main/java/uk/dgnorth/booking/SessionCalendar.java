package uk.dgnorth.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;
import uk.dgnorth.registration.LetterHead;
import uk.dgnorth.ticket.CalendarEntry;

/** What calendars say of a session: alike for everybody, and about nobody. */
@ApplicationScoped
class SessionCalendar {

    private final Clock clock;
    private final URI publicUrl;
    private final String host;

    SessionCalendar(Clock clock, @ConfigProperty(name = "dgn.public-url") URI publicUrl) {
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.host = Objects.requireNonNullElse(publicUrl.getHost(), "localhost");
    }

    CalendarEntry entry(Event event, Release release, Session session) {
        return entry(event, release, session, false);
    }

    /** Takes out what calendars have of a session that is gone. */
    CalendarEntry cancellation(Event event, Release release, Session session) {
        return entry(event, release, session, true);
    }

    private CalendarEntry entry(Event event, Release release, Session session, boolean cancelled) {
        var period = session.period().orElseThrow();
        return new CalendarEntry(
                session.slug() + "." + event.slug() + "@" + host,
                release.sequence(session.slug()),
                URI.create("mailto:no-reply@" + host),
                session.title(),
                event.name(),
                where(event, release, session),
                URI.create(publicUrl + "/events/" + event.slug()),
                period.from(),
                period.to(),
                clock.instant(),
                cancelled);
    }

    private static String where(Event event, Release release, Session session) {
        return release.programme().rooms().stream()
                .filter(room -> room.slug().equals(session.room()))
                .map(Room::name)
                .findFirst()
                .map(room -> room + ", " + LetterHead.where(event))
                .orElseGet(() -> LetterHead.where(event));
    }
}
