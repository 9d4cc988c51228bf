package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.PlaceStock;

/**
 * How somebody passes their place on to a colleague, and how that comes to nothing. The place goes from one to the
 * other without the stock hearing of it. The caller has locked the registration that it calls with.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Substitutions {

    private final HeldPlaces held;
    private final ReferralHolds referralHolds;
    private final Offers offers;
    private final PlaceStock places;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final SessionChoices sessions;
    private final Steps steps;
    private final Event<RegistrationCancelled> cancelled;
    private final Clock clock;

    Substitutions(
            HeldPlaces held,
            ReferralHolds referralHolds,
            Offers offers,
            PlaceStock places,
            RegistrationEmails emails,
            ManageLinks links,
            SessionChoices sessions,
            Steps steps,
            Event<RegistrationCancelled> cancelled,
            Clock clock) {
        this.held = held;
        this.referralHolds = referralHolds;
        this.offers = offers;
        this.places = places;
        this.emails = emails;
        this.links = links;
        this.sessions = sessions;
        this.steps = steps;
        this.cancelled = cancelled;
        this.clock = clock;
    }

    /**
     * Somebody with a place names who shall come instead; the place passes over once they agree.
     *
     * @param until when they can agree at the latest
     */
    public void name(Registration holder, Registration substitute, Instant until) {
        if (substitute.isNamed()) {
            throw new ImpossibleTransition(holder.status(), holder.attendeeActions(clock.instant()));
        }
        substitute.takeOverFrom(holder, until);
        steps.note(Steps.ATTENDEE, "substitute named", holder, Map.of(), Map.of("substitute", substitute.reference()));
        holder.flush();
    }

    /**
     * Somebody of the same body takes the place over at once; about anybody else a person decides, and the place stays
     * where it is meanwhile. Whoever holds a place of their own and may have it needs nobody else's.
     *
     * @return whether that was all
     */
    boolean prove(Registration registration, Registration holder, Instant now) {
        var isEligible = registration.decision().outcome() == Outcome.ELIGIBLE;
        if (isEligible && registration.decision().isOfSameBodyAs(holder.decision())) {
            takeOver(registration, holder, now);
            return true;
        }
        if (isEligible && registration.holdsPlace()) {
            end(registration, SubstitutionEnd.NOT_TAKEN);
            return false;
        }
        held.release(registration);
        registration.refer(
                registration.decision().outcome() == Outcome.INELIGIBLE,
                now,
                referralHolds.until(registration, now),
                false);
        steps.note(
                Steps.SYSTEM,
                "referred to a person",
                registration,
                Map.of(),
                Map.of("reason", "Named as a substitute by somebody of another body"));
        emails.beingChecked(registration, links.newLink(registration));
        return true;
    }

    /**
     * Whoever has a registration that went its own way agrees after all to take a place over. Somebody of another body
     * would need a person for that, and goes on with what they have.
     */
    public void takeUp(Registration registration) {
        var now = clock.instant();
        steps.note(Steps.ATTENDEE, "agreed to take a place over", registration);
        var holder = registration.lockPredecessor().orElse(null);
        if (holder == null || registration.status() == Status.REFERRED) {
            return;
        }
        if (!registration.decision().isOfSameBodyAs(holder.decision())) {
            end(registration, SubstitutionEnd.NOT_TAKEN);
            return;
        }
        switch (registration.status()) {
            case WAITING -> {
                places.leaveWaitingList(registration.placeType().id());
                takeOver(registration, holder, now);
            }
            case OFFERED -> {
                giveBack(holder, registration, now);
                offers.accept(registration);
            }
            case CONFIRMED -> giveBack(holder, registration, now);
            case UNCONFIRMED, REFERRED, CANCELLED, REFUSED, EXPIRED -> end(registration, SubstitutionEnd.NOT_TAKEN);
        }
    }

    /** The place passes from one to the other; the stock never hears of it. */
    void takeOver(Registration registration, Registration holder, Instant now) {
        held.release(registration);
        registration.moveTo(holder.placeType());
        passOn(holder, registration, now);
        registration.confirm(now);
        steps.note(Steps.ATTENDEE, "place taken over", registration, Map.of(), Map.of("from", holder.reference()));
        emails.placeConfirmed(registration, links.newLink(registration), sessions.placeGiven(registration));
        registration.flush();
    }

    /** Whoever was to have it has a place already, so that this one goes to who waits. */
    private void giveBack(Registration holder, Registration to, Instant now) {
        places.lock(holder.placeType().id()); // before the counters of sessions, as everywhere
        passOn(holder, to, now);
        holder.flush();
        places.free(holder.placeType().id(), false);
    }

    private void passOn(Registration holder, Registration to, Instant now) {
        holder.cancel(now);
        steps.note(
                Steps.ATTENDEE,
                "place passed on",
                holder,
                Map.of("status", Status.CONFIRMED.word()),
                Map.of("status", Status.CANCELLED.word(), "to", to.reference()));
        emails.placePassedOn(holder, sessions.cancelled(holder));
        cancelled.fire(new RegistrationCancelled(holder.id()));
    }

    /** Whoever gives a place up has named a substitute whom a person has yet to approve: it is kept until then. */
    void keepFor(Registration substitute, Registration holder) {
        substitute.moveTo(holder.placeType());
        substitute.holdUntil(Objects.requireNonNull(substitute.referralDueAt(), "a person has a deadline"));
        steps.note(
                Steps.SYSTEM,
                "place kept until a person decides",
                substitute,
                Map.of(),
                Map.of("from", holder.reference()));
        substitute.flush();
        if (substitute.holdsPlaceForReferral()) {
            places.reopenReferral(holder.placeType().id());
        }
    }

    /**
     * Nobody takes the place over after all: what was not proved ends, and a person still answers what was.
     *
     * @param goesOn whether whoever was named has asked for a place of their own, too
     */
    public void withdraw(Registration holder, Registration substitute, boolean goesOn) {
        substitute.takeOverFromNobody();
        if (substitute.status() == Status.UNCONFIRMED && !goesOn) {
            held.expire(substitute);
        }
        steps.note(
                Steps.ATTENDEE, "substitute withdrawn", holder, Map.of(), Map.of("substitute", substitute.reference()));
    }

    /** Whoever was named has not agreed in time; of their own registration nothing changes. */
    void lapse(Registration substitute) {
        end(substitute, SubstitutionEnd.LAPSED);
    }

    /** The holder keeps the place, and hears of it while it is of use. */
    void end(Registration substitute, SubstitutionEnd end) {
        var holder = substitute.findNamedBy();
        substitute.takeOverFromNobody();
        holder.ifPresent(keeps -> {
            steps.note(Steps.SYSTEM, end.step(), keeps);
            if (clock.instant().isBefore(keeps.event().startsAt())) {
                emails.placeStays(keeps, end, links.newLink(keeps));
            }
        });
    }
}
