package uk.dgnorth.booking;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Release;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.schedule.SessionStock;

/** The one routine that gives the free places of a session to those who wait: every path that frees one ends here. */
@ApplicationScoped
class SessionWaitingList {

    private static final Logger LOG = Logger.getLogger(SessionWaitingList.class);

    private static final int AT_ONCE = 100;

    private final Bookings bookings;
    private final SessionStock stock;
    private final Releases releases;
    private final BookingEmails emails;
    private final Audit audit;
    private final Clock clock;

    SessionWaitingList(
            Bookings bookings, SessionStock stock, Releases releases, BookingEmails emails, Audit audit, Clock clock) {
        this.bookings = bookings;
        this.stock = stock;
        this.releases = releases;
        this.emails = emails;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * In order; whoever holds a place at the same time is passed over, and goes on waiting. Telling people is for the
     * caller.
     */
    @Transactional(TxType.MANDATORY)
    List<Booking> promote(long eventId, String session) {
        var promoted = new ArrayList<Booking>();
        while (true) {
            var places = stock.lock(eventId, List.of(session)).get(session);
            var people = places == null ? 0 : Math.min(Math.min(places.placesLeft(), places.waiting()), AT_ONCE);
            var ready = people == 0 ? List.<Booking>of() : bookings.lockFirstReady(eventId, session, people);
            if (ready.isEmpty()) {
                return promoted;
            }
            var given = bookings.promote(ready);
            if (!given.isEmpty()) {
                stock.promote(eventId, session, given.size());
            }
            promoted.addAll(given);
        }
    }

    /** The same, with a letter for each; nobody gets a place in what is over. */
    @Transactional(TxType.MANDATORY)
    void promoteAndTell(Event event, Release release, String session) {
        var held = release.programme().session(session).orElseThrow();
        if (!clock.instant().isBefore(held.period().orElseThrow().to())) {
            return;
        }
        for (var booking : promote(event.id(), session)) {
            var registration = Registration.lock(booking.registrationId());
            audit.add(AuditEntry.of("system", "place in a session found", event.slug(), registration.reference())
                    .changing(Map.of(), Map.of("session", session)));
            emails.promoted(registration, release, held);
        }
    }

    /**
     * Places that came free while those who wait for them were locked, or whose owner gave up what was in the way.
     * Running twice at once does no harm.
     */
    @Scheduled(every = "${dgn.registration.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void promoteTheOverlooked() {
        for (var overlooked : stock.overlooked(clock.instant())) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    bookings.keepReleasesOut(overlooked.eventId());
                    var event = Event.<Event>findById(overlooked.eventId());
                    releases.newest(event).ifPresent(release -> promoteAndTell(event, release, overlooked.session()));
                });
            } catch (RuntimeException e) {
                // What is wrong with one waiting list must not stop the others.
                LOG.errorf(
                        e,
                        "The waiting list of session %s could not be served; it is tried again",
                        overlooked.session());
            }
        }
    }
}
