package uk.dgnorth.registration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Ends what has run out of time: unconfirmed registrations, invitations to take a place over, holds, offers among them,
 * and whatever still waits for something when the event is over. Each in a transaction of its own, looked at again under
 * its lock, so any number of instances may sweep at once.
 */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final int AT_MOST = 500;

    private final HeldPlaces held;
    private final Departures departures;
    private final Substitutions substitutions;
    private final Clock clock;

    Sweep(HeldPlaces held, Departures departures, Substitutions substitutions, Clock clock) {
        this.held = held;
        this.departures = departures;
        this.substitutions = substitutions;
        this.clock = clock;
    }

    @Scheduled(every = "${dgn.registration.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var now = clock.instant();
        each(in(() -> Registration.findIdsToExpire(now, AT_MOST)), registration -> expire(registration, now));
        each(
                in(() -> Registration.findIdsOfLapsedInvitations(now, AT_MOST)),
                registration -> lapseInvitation(registration, now));
        // Before the holds, so that nobody gets a letter about a place at what is over.
        each(in(() -> Registration.findIdsLeftOver(now, AT_MOST)), registration -> leaveOver(registration, now));
        each(in(() -> Registration.findIdsWithLapsedHold(now, AT_MOST)), registration -> lapse(registration, now));
        each(
                in(() -> Registration.findIdsWithLateAnswer(now, AT_MOST)),
                registration -> tellOfDelay(registration, now));
    }

    private void expire(Registration registration, Instant now) {
        if (registration.isToExpire(now)) {
            // Whoever named them can name somebody else.
            substitutions.lapse(registration);
            held.expire(registration);
        }
    }

    private void lapseInvitation(Registration registration, Instant now) {
        if (registration.hasLapsedInvitation(now)) {
            substitutions.lapse(registration);
        }
    }

    private void leaveOver(Registration registration, Instant now) {
        if (registration.isLeftOver(now)) {
            departures.leaveOver(registration);
        }
    }

    private void lapse(Registration registration, Instant now) {
        if (registration.hasLapsedHold(now)) {
            departures.lapse(registration);
        }
    }

    private void tellOfDelay(Registration registration, Instant now) {
        if (registration.hasLateAnswer(now)) {
            departures.tellOfDelay(registration);
        }
    }

    private static void each(List<Long> ids, Consumer<Registration> change) {
        for (long id : ids) {
            try {
                QuarkusTransaction.requiringNew().run(() -> change.accept(Registration.lock(id)));
            } catch (RuntimeException e) {
                // One that cannot be ended must not keep the places of all that come after it.
                LOG.errorf(e, "Registration %d could not be swept; the next sweep tries again", id);
            }
        }
    }

    private static List<Long> in(Callable<List<Long>> look) {
        return QuarkusTransaction.requiringNew().call(look);
    }
}
