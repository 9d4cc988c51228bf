package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.PlaceType;

/**
 * Places that registrations hold before they are confirmed. What a registration says and what the stock counts change
 * together, the stock last.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class HeldPlaces {

    private final PlaceStock places;
    private final Steps steps;
    private final Clock clock;

    HeldPlaces(PlaceStock places, Steps steps, Clock clock) {
        this.places = places;
        this.steps = steps;
        this.clock = clock;
    }

    void release(Registration registration) {
        if (registration.holdsPlace()) {
            var referral = registration.holdsPlaceForReferral();
            registration.dropHold();
            registration.flush();
            places.free(registration.placeType().id(), referral);
        }
    }

    /** The applicant chose another kind of place on the form that was proved. */
    void moveTo(Registration registration, PlaceType placeType) {
        // In order of id, so that two who change places crosswise never wait for each other.
        var from = registration.placeType().id();
        places.lock(Math.min(from, placeType.id()));
        places.lock(Math.max(from, placeType.id()));
        release(registration);
        registration.moveTo(placeType);
    }

    /** Records a decision; a held place goes on the right side of the ledger. */
    void decided(Registration registration, EligibilityRecord decision) {
        var wasReferral = registration.holdsPlaceForReferral();
        registration.decided(decision);
        var isReferral = registration.holdsPlaceForReferral();
        if (wasReferral && !isReferral) {
            places.settleReferral(registration.placeType().id());
        } else if (!wasReferral && isReferral) {
            places.reopenReferral(registration.placeType().id());
        }
    }

    /** Nobody proved the address in time. */
    void expire(Registration registration) {
        var held = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        registration.expire(clock.instant());
        steps.note(Steps.SYSTEM, "expired", registration);
        registration.flush();
        if (held) {
            places.free(registration.placeType().id(), referral);
        }
    }
}
