package uk.dgnorth.booking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.RegistrationEmails;
import uk.dgnorth.schedule.SessionCalendar;
import uk.dgnorth.ticket.CalendarEntry;

/** Calendars that follow one attendee: each at an address that nobody can guess, until its owner ends it. */
@ApplicationScoped
class CalendarFeeds {

    private static final String PURPOSE = "calendar-feed";

    private final AgroalDataSource database;
    private final Secrets secrets;
    private final Bookings bookings;
    private final Releases releases;
    private final RegistrationEmails emails;
    private final SessionCalendar calendar;
    private final String publicUrl;
    private final Clock clock;

    CalendarFeeds(
            AgroalDataSource database,
            Secrets secrets,
            Bookings bookings,
            Releases releases,
            RegistrationEmails emails,
            SessionCalendar calendar,
            @ConfigProperty(name = "dgn.public-url") String publicUrl,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.bookings = bookings;
        this.releases = releases;
        this.emails = emails;
        this.calendar = calendar;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Gives the address, which is shown once: only a hash of its token is kept. One that was there before ends. */
    @Transactional
    String replace(long registrationId) {
        var token = secrets.newToken();
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into calendar_feed (registration_id, token_hash, created_at) values (?, ?, ?)
                        on conflict (registration_id) do update
                        set token_hash = excluded.token_hash, created_at = excluded.created_at""")) {
            upsert.setLong(1, registrationId);
            upsert.setBytes(2, secrets.hash(PURPOSE, token));
            upsert.setTimestamp(3, Timestamp.from(clock.instant()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The address of a calendar could not be kept", e);
        }
        return publicUrl + "/calendar/" + token + ".ics";
    }

    @Transactional
    void remove(long registrationId) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from calendar_feed where registration_id = ?")) {
            delete.setLong(1, registrationId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The address of a calendar could not be removed", e);
        }
    }

    @Transactional
    boolean isThere(long registrationId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select from calendar_feed where registration_id = ?")) {
            select.setLong(1, registrationId);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The address of a calendar could not be read", e);
        }
    }

    /** The event and the sessions that are booked, as iCalendar; names nobody. */
    @Transactional
    byte[] read(String token) {
        Registration registration = Registration.findById(owner(token));
        var entries = new ArrayList<CalendarEntry>();
        entries.add(emails.calendarEntryOf(registration));
        var event = registration.event();
        releases.newest(event)
                .ifPresent(release -> bookings.of(registration.id()).stream()
                        .filter(Booking::holdsPlace)
                        .flatMap(booking -> release.programme().session(booking.session()).stream())
                        .forEach(session -> entries.add(calendar.entry(event, release, session))));
        return CalendarEntry.published(entries);
    }

    private long owner(String token) {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select registration_id from calendar_feed where token_hash = ?")) {
            select.setBytes(1, secrets.hash(PURPOSE, token));
            try (var rows = select.executeQuery()) {
                if (rows.next()) {
                    return rows.getLong(1);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A calendar could not be read", e);
        }
        throw new NotFound("calendar");
    }
}
