package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.publicbody.PublicBodies;

/**
 * The way to a place: a proved address leads to one, to the waiting list or to a person's decision. Each step changes
 * the registration, its audit trail, the letter and the stock of places together; the caller has locked the
 * registration. Where a place has yet to be found the letter depends on it, so the stock comes first.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Admission {

    private final PublicBodies bodies;
    private final PlaceStock places;
    private final HeldPlaces held;
    private final ReferralHolds referralHolds;
    private final Substitutions substitutions;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final SessionChoices sessions;
    private final Steps steps;
    private final Clock clock;

    Admission(
            PublicBodies bodies,
            PlaceStock places,
            HeldPlaces held,
            ReferralHolds referralHolds,
            Substitutions substitutions,
            RegistrationEmails emails,
            ManageLinks links,
            SessionChoices sessions,
            Steps steps,
            Clock clock) {
        this.bodies = bodies;
        this.places = places;
        this.held = held;
        this.referralHolds = referralHolds;
        this.substitutions = substitutions;
        this.emails = emails;
        this.links = links;
        this.sessions = sessions;
        this.steps = steps;
        this.clock = clock;
    }

    /** The address is proved: eligibility is decided again, and a place, a wait or a person's decision follows. */
    public void prove(Registration registration, String email, Answers answers, PlaceType placeType) {
        var now = clock.instant();
        registration.prove(email, answers, now);
        var holder = registration.lockPredecessor();
        if (registration.placeType().id() != placeType.id()) {
            held.moveTo(registration, placeType);
        }
        held.decided(
                registration,
                EligibilityRecord.byRules(
                        registration,
                        bodies.rulesInForce(registration.event().id()).decide(email),
                        now));
        if (holder.isPresent() && substitutions.prove(registration, holder.get(), now)) {
            return;
        }
        switch (registration.decision().outcome()) {
            case ELIGIBLE -> {
                if (admit(registration, Steps.SYSTEM, now)) {
                    emails.placeConfirmed(registration, links.newLink(registration), sessions.placeGiven(registration));
                }
            }
            case REFER, INELIGIBLE -> refer(registration, now);
            case INVALID -> throw new IllegalStateException("an invalid address never gets this far");
        }
    }

    /** @return whether there was a place; the letter that says so is the caller's, as it knows the occasion */
    boolean admit(Registration registration, String actor, Instant now) {
        if (registration.holdsPlace()
                || places.takeOrWait(registration.placeType().id())) {
            registration.confirm(now);
            steps.note(actor, "place confirmed", registration);
            return true;
        }
        registration.joinWaitingList();
        steps.note(actor, "joined the waiting list", registration);
        emails.onWaitingList(registration, links.newLink(registration));
        return false;
    }

    private void refer(Registration registration, Instant now) {
        var isAppeal = registration.decision().outcome() == Outcome.INELIGIBLE;
        var keepsPlace = registration.holdsPlace() || referralHolds.take(registration);
        registration.refer(isAppeal, now, referralHolds.until(registration, now), keepsPlace);
        steps.note(Steps.SYSTEM, "referred to a person", registration);
        emails.beingChecked(registration, links.newLink(registration));
    }
}
