package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import uk.dgnorth.event.PlaceStock;

/**
 * Every way out of a place, and what it gives back goes to who waits. The caller has locked the registration; the stock
 * of places comes last.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Departures {

    private final HeldPlaces held;
    private final Offers offers;
    private final Substitutions substitutions;
    private final PlaceStock places;
    private final ReferralQuestions questions;
    private final RegistrationEmails emails;
    private final SessionChoices sessions;
    private final Steps steps;
    private final Event<RegistrationCancelled> cancelled;
    private final Clock clock;

    Departures(
            HeldPlaces held,
            Offers offers,
            Substitutions substitutions,
            PlaceStock places,
            ReferralQuestions questions,
            RegistrationEmails emails,
            SessionChoices sessions,
            Steps steps,
            Event<RegistrationCancelled> cancelled,
            Clock clock) {
        this.held = held;
        this.offers = offers;
        this.substitutions = substitutions;
        this.places = places;
        this.questions = questions;
        this.emails = emails;
        this.sessions = sessions;
        this.steps = steps;
        this.cancelled = cancelled;
        this.clock = clock;
    }

    /** Cancelling twice is harmless: people click the link in the letter again. */
    public void cancel(Registration registration, String actor) {
        var before = registration.status();
        if (before == Status.CANCELLED) {
            return;
        }
        var holds = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        var substitute =
                before == Status.CONFIRMED ? registration.lockReferredSubstitute() : Optional.<Registration>empty();
        if (holds) {
            places.lock(registration.placeType().id()); // before the counters of sessions, as everywhere
        }
        registration.cancel(clock.instant());
        if (before == Status.OFFERED) {
            steps.note(actor, "offer refused", registration);
        }
        steps.note(
                actor,
                "cancelled",
                registration,
                Map.of("status", before.word()),
                Map.of("status", Status.CANCELLED.word()));
        emails.cancelled(registration, before == Status.CONFIRMED, sessions.cancelled(registration));
        cancelled.fire(new RegistrationCancelled(registration.id()));
        substitutions.end(registration, SubstitutionEnd.NOT_TAKEN);
        registration.flush();
        if (substitute.isPresent()) {
            substitutions.keepFor(substitute.get(), registration);
        } else if (holds) {
            places.free(registration.placeType().id(), referral);
        } else if (before == Status.WAITING) {
            places.leaveWaitingList(registration.placeType().id());
        }
    }

    /** The place goes to the next who waits, and whoever did not want it waits no longer. */
    public void refuseOffer(Registration registration) {
        registration.demandForAttendee("refuse-offer", clock.instant());
        cancel(registration, Steps.ATTENDEE);
    }

    /** The time for which a place was kept is over; the registration goes on without it. */
    void lapse(Registration registration) {
        if (registration.status() == Status.OFFERED) {
            if (registration.hasLetAnOfferGo()) {
                // With the second their registration ends, so that whoever named them can name somebody else.
                substitutions.lapse(registration);
            }
            offers.lapse(registration);
            return;
        }
        steps.note(Steps.SYSTEM, "hold lapsed", registration);
        if (registration.status() == Status.REFERRED) {
            tellOfDelay(registration);
        }
        held.release(registration);
    }

    /**
     * A person should have decided by now. Once for each promise, and not while it is the applicant who has to answer.
     */
    void tellOfDelay(Registration registration) {
        registration.tellOfDelay();
        if (questions.open(registration).isEmpty()) {
            emails.answerLate(registration);
        }
    }

    /** The event is over: whoever waits for a place, an answer or a decision needs it no more, and gets no letter. */
    void leaveOver(Registration registration) {
        var before = registration.status();
        var holds = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        registration.expire(clock.instant());
        steps.note(
                Steps.SYSTEM,
                "the event is over",
                registration,
                Map.of("status", before.word()),
                Map.of("status", Status.EXPIRED.word()));
        registration.flush();
        if (holds) {
            places.free(registration.placeType().id(), referral);
        } else if (before == Status.WAITING) {
            places.leaveWaitingList(registration.placeType().id());
        }
    }
}
