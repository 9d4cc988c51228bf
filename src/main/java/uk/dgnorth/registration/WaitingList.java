package uk.dgnorth.registration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.PlacesFreed;

/** The one routine that promotes the waiting list: every path that frees a place comes through here. */
@ApplicationScoped
class WaitingList {

    private static final Logger LOG = Logger.getLogger(WaitingList.class);

    /** In one transaction, so that nobody waits long for the stock; the sweep goes on with the rest. */
    private static final int BATCH = 100;

    private final PlaceStock places;
    private final Offers offers;
    private final Clock clock;

    WaitingList(PlaceStock places, Offers offers, Clock clock) {
        this.places = places;
        this.offers = offers;
        this.clock = clock;
    }

    /** Runs in the transaction that freed the places, under the lock of their stock. */
    void promote(@Observes PlacesFreed freed) {
        promote(freed.placeTypeId());
    }

    /**
     * Places that came free while those who wait for them were locked, or beyond one batch. Running twice at once
     * does no harm.
     */
    @Scheduled(every = "${dgn.registration.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void promoteTheOverlooked() {
        for (long placeTypeId : places.overlooked()) {
            try {
                while (QuarkusTransaction.requiringNew().call(() -> promote(placeTypeId)) == BATCH) {
                    // A raised capacity may let in thousands: one batch after another.
                }
            } catch (RuntimeException e) {
                // What is wrong with one waiting list must not stop the others.
                LOG.errorf(e, "The waiting list of place type %d could not be served; it is tried again", placeTypeId);
            }
        }
    }

    private int promote(long placeTypeId) {
        var stock = places.lock(placeTypeId);
        var people = Math.min(Math.min(stock.placesLeft(), stock.waiting()), BATCH);
        if (people == 0) {
            return 0;
        }
        var first = Registration.findFirstWaiting(placeTypeId, people);
        // Nobody gets a place in what is over: the sweep ends their wait.
        if (first.isEmpty() || first.get(0).isLeftOver(clock.instant())) {
            return 0;
        }
        offers.promote(first);
        Registration.flush();
        places.promote(placeTypeId, first.size());
        return first.size();
    }
}
