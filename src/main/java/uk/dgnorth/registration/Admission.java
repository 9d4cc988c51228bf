package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.event.WorkingTime;
import uk.dgnorth.publicbody.PublicBodies;

/**
 * Every way into a place and out of it. Each step changes the registration, its audit trail, the letter and the stock
 * of places together; the registration is locked by the caller. Where a place is given back the stock comes last;
 * where one has yet to be found the letter depends on it, so the stock comes first.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Admission {

    private static final String SYSTEM = "system";
    private static final int MOST_QUESTIONS = 3;
    private static final String ONE_FOR_AN_ADDRESS = "registration_once_per_address";

    private final PublicBodies bodies;
    private final PlaceStock places;
    private final ReferralHolds referralHolds;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final ReferralQuestions questions;
    private final WorkingTime workingTime;
    private final OfferTimes offerTimes;
    private final Audit audit;
    private final SessionChoices sessions;
    private final Event<RegistrationCancelled> cancelled;
    private final RegistrationConfig config;
    private final Clock clock;

    Admission(
            PublicBodies bodies,
            PlaceStock places,
            ReferralHolds referralHolds,
            RegistrationEmails emails,
            ManageLinks links,
            ReferralQuestions questions,
            WorkingTime workingTime,
            OfferTimes offerTimes,
            Audit audit,
            SessionChoices sessions,
            Event<RegistrationCancelled> cancelled,
            RegistrationConfig config,
            Clock clock) {
        this.bodies = bodies;
        this.places = places;
        this.referralHolds = referralHolds;
        this.emails = emails;
        this.links = links;
        this.questions = questions;
        this.workingTime = workingTime;
        this.offerTimes = offerTimes;
        this.audit = audit;
        this.sessions = sessions;
        this.cancelled = cancelled;
        this.config = config;
        this.clock = clock;
    }

    /** The address is proved: eligibility is decided again, and a place, a wait or a person's decision follows. */
    public void prove(Registration registration, String email, Answers answers, PlaceType placeType) {
        var now = clock.instant();
        registration.prove(email, answers, now);
        var holder = registration.lockPredecessor();
        if (registration.placeType().id() != placeType.id()) {
            moveTo(registration, placeType);
        }
        decide(
                registration,
                EligibilityRecord.byRules(
                        registration,
                        bodies.rulesInForce(registration.event().id()).decide(email),
                        now));
        if (holder.isPresent() && proveSubstitute(registration, holder.get(), now)) {
            return;
        }
        switch (registration.decision().outcome()) {
            case ELIGIBLE -> {
                if (admit(registration, SYSTEM, now)) {
                    emails.placeConfirmed(registration, links.newLink(registration), bookWishes(registration));
                }
            }
            case REFER, INELIGIBLE -> refer(registration, now);
            case INVALID -> throw new IllegalStateException("an invalid address never gets this far");
        }
    }

    /**
     * Somebody of the same body takes the place over at once; about anybody else a person decides, and the place stays
     * where it is meanwhile. Whoever holds a place of their own and may have it needs nobody else's.
     *
     * @return whether that was all
     */
    private boolean proveSubstitute(Registration registration, Registration holder, Instant now) {
        var isEligible = registration.decision().outcome() == Outcome.ELIGIBLE;
        if (isEligible && registration.decision().isOfSameBodyAs(holder.decision())) {
            takeOver(registration, holder, now);
            return true;
        }
        if (isEligible && registration.holdsPlace()) {
            endSubstitution(registration, SubstitutionEnd.NOT_TAKEN);
            return false;
        }
        release(registration);
        registration.refer(
                registration.decision().outcome() == Outcome.INELIGIBLE, now, dueAt(registration, now), false);
        audit.add(entry(SYSTEM, "referred to a person", registration)
                .changing(Map.of(), Map.of("reason", "Named as a substitute by somebody of another body")));
        emails.beingChecked(registration, links.newLink(registration));
        return true;
    }

    /**
     * Whoever has a registration that went its own way agrees after all to take a place over. Somebody of another body
     * would need a person for that, and goes on with what they have.
     */
    public void takeUp(Registration registration) {
        var now = clock.instant();
        audit.add(entry("attendee", "agreed to take a place over", registration));
        var holder = registration.lockPredecessor().orElse(null);
        if (holder == null || registration.status() == Status.REFERRED) {
            return;
        }
        if (!registration.decision().isOfSameBodyAs(holder.decision())) {
            endSubstitution(registration, SubstitutionEnd.NOT_TAKEN);
            return;
        }
        switch (registration.status()) {
            case WAITING -> {
                places.leaveWaitingList(registration.placeType().id());
                takeOver(registration, holder, now);
            }
            case OFFERED -> {
                giveBack(holder, registration, now);
                acceptOffer(registration);
            }
            case CONFIRMED -> giveBack(holder, registration, now);
            case UNCONFIRMED, REFERRED, CANCELLED, REFUSED, EXPIRED ->
                endSubstitution(registration, SubstitutionEnd.NOT_TAKEN);
        }
    }

    /** Whoever was to have it has a place already, so that this one goes to who waits. */
    private void giveBack(Registration holder, Registration to, Instant now) {
        places.lock(holder.placeType().id()); // before the counters of sessions, as everywhere
        passOn(holder, to, now);
        holder.flush();
        places.free(holder.placeType().id(), false);
    }

    /** The place passes from one to the other; the stock never hears of it. */
    private void takeOver(Registration registration, Registration holder, Instant now) {
        release(registration);
        registration.moveTo(holder.placeType());
        passOn(holder, registration, now);
        registration.confirm(now);
        audit.add(entry("attendee", "place taken over", registration)
                .changing(Map.of(), Map.of("from", holder.reference())));
        emails.placeConfirmed(registration, links.newLink(registration), bookWishes(registration));
        registration.flush();
    }

    private void passOn(Registration holder, Registration to, Instant now) {
        holder.cancel(now);
        audit.add(entry("attendee", "place passed on", holder)
                .changing(
                        Map.of("status", Status.CONFIRMED.word()),
                        Map.of("status", Status.CANCELLED.word(), "to", to.reference())));
        emails.placePassedOn(holder, sessions.cancelled(holder));
        cancelled.fire(new RegistrationCancelled(holder.id()));
    }

    /**
     * Somebody with a place names who shall come instead; the place passes over once they agree.
     *
     * @param until when they can agree at the latest
     */
    public void nameSubstitute(Registration holder, Registration substitute, Instant until) {
        if (substitute.isNamed()) {
            throw new ImpossibleTransition(holder.status(), holder.attendeeActions(clock.instant()));
        }
        substitute.takeOverFrom(holder, until);
        audit.add(entry("attendee", "substitute named", holder)
                .changing(Map.of(), Map.of("substitute", substitute.reference())));
        holder.flush();
    }

    /**
     * Nobody takes the place over after all: what was not proved ends, and a person still answers what was.
     *
     * @param goesOn whether whoever was named has asked for a place of their own, too
     */
    public void withdrawSubstitute(Registration holder, Registration substitute, boolean goesOn) {
        substitute.takeOverFromNobody();
        if (substitute.status() == Status.UNCONFIRMED && !goesOn) {
            expire(substitute);
        }
        audit.add(entry("attendee", "substitute withdrawn", holder)
                .changing(Map.of(), Map.of("substitute", substitute.reference())));
    }

    /** Whoever was named has not agreed in time; of their own registration nothing changes. */
    void lapseInvitation(Registration substitute) {
        endSubstitution(substitute, SubstitutionEnd.LAPSED);
    }

    /** The holder keeps the place, and hears of it while it is of use. */
    private void endSubstitution(Registration substitute, SubstitutionEnd end) {
        var holder = substitute.findNamedBy();
        substitute.takeOverFromNobody();
        holder.ifPresent(keeps -> {
            audit.add(entry(SYSTEM, end.step(), keeps));
            if (clock.instant().isBefore(keeps.event().startsAt())) {
                emails.placeStays(keeps, end, links.newLink(keeps));
            }
        });
    }

    /** The applicant chose another kind of place on the form that was proved. */
    private void moveTo(Registration registration, PlaceType placeType) {
        // In order of id, so that two who change places crosswise never wait for each other.
        var from = registration.placeType().id();
        places.lock(Math.min(from, placeType.id()));
        places.lock(Math.max(from, placeType.id()));
        release(registration);
        registration.moveTo(placeType);
    }

    /** Records a decision; a held place goes on the right side of the ledger. */
    private void decide(Registration registration, EligibilityRecord decision) {
        var wasReferral = registration.holdsPlaceForReferral();
        registration.decided(decision);
        var isReferral = registration.holdsPlaceForReferral();
        if (wasReferral && !isReferral) {
            places.settleReferral(registration.placeType().id());
        } else if (!wasReferral && isReferral) {
            places.reopenReferral(registration.placeType().id());
        }
    }

    /** @return whether there was a place; the letter that says so is the caller's, as it knows the occasion */
    private boolean admit(Registration registration, String actor, Instant now) {
        if (registration.holdsPlace()
                || places.takeOrWait(registration.placeType().id())) {
            registration.confirm(now);
            audit.add(entry(actor, "place confirmed", registration));
            return true;
        }
        registration.joinWaitingList();
        audit.add(entry(actor, "joined the waiting list", registration));
        emails.onWaitingList(registration, links.newLink(registration));
        return false;
    }

    private Enclosure bookWishes(Registration registration) {
        return sessions.placesGiven(List.of(registration)).getOrDefault(registration.id(), Enclosure.NONE);
    }

    private void refer(Registration registration, Instant now) {
        var isAppeal = registration.decision().outcome() == Outcome.INELIGIBLE;
        var keepsPlace = registration.holdsPlace() || takeForReferral(registration);
        registration.refer(isAppeal, now, dueAt(registration, now), keepsPlace);
        audit.add(entry(SYSTEM, "referred to a person", registration));
        emails.beingChecked(registration, links.newLink(registration));
    }

    private Instant dueAt(Registration registration, Instant now) {
        return workingTime.daysAfter(registration.event(), now, config.referralWorkingDays());
    }

    private boolean takeForReferral(Registration registration) {
        return referralHolds.take(
                registration.event().id(), registration.placeType().id(), registration.emailDomain());
    }

    /** The attendee asks, once, for somebody else to look at what a person has declined. */
    public void appeal(Registration registration, ReferralDetails details) {
        var now = clock.instant();
        registration.demandForAttendee("appeal", now);
        var answers = Objects.requireNonNull(registration.answers(), "what a person declined was proved");
        var dueAt = dueAt(registration, now);
        registration.correct(answers.explainedBy(details));
        registration.refer(true, now, dueAt, false);
        try {
            // Before the stock: a new form for the address, which comes the other way round, is then waited for once.
            registration.flush();
        } catch (ConstraintViolationException another) {
            if (!ONE_FOR_AN_ADDRESS.equals(another.getConstraintName())) {
                throw another;
            }
            // The address has another registration by now, since the rules came to know its organisation.
            throw new ImpossibleTransition(Status.REFUSED, List.of());
        }
        if (takeForReferral(registration)) {
            registration.holdUntil(dueAt);
        }
        audit.add(entry("attendee", "appealed", registration));
        emails.beingCheckedAgain(registration, links.newLink(registration));
    }

    /** A person says yes: a place, or the waiting list where none is free. */
    public void approve(Registration registration, String person, String reason) {
        demand(registration, Status.REFERRED);
        demandAnotherPerson(registration, person);
        var now = clock.instant();
        var holder = registration.lockPredecessor();
        decide(registration, EligibilityRecord.byPerson(registration, Outcome.ELIGIBLE, person, reason, null, now));
        audit.add(entry(person, "approved", registration));
        if (holder.isPresent()) {
            takeOver(registration, holder.get(), now);
            return;
        }
        if (admit(registration, person, now)) {
            emails.approved(registration, links.newLink(registration), bookWishes(registration));
        }
    }

    /** The rules say yes, since they came to know the domain while the applicant waited for a person. */
    public void accept(Registration registration, Decision decision) {
        demand(registration, Status.REFERRED);
        var now = clock.instant();
        decide(registration, EligibilityRecord.byRules(registration, decision, now));
        audit.add(entry(SYSTEM, "eligible by a change of the lists", registration));
        if (admit(registration, SYSTEM, now)) {
            emails.approved(registration, links.newLink(registration), bookWishes(registration));
        }
    }

    /** A person wants to know more first; the applicant has as long to answer as we have. */
    public void ask(Registration registration, String person, String question) {
        demand(registration, Status.REFERRED);
        var asked = questions.of(registration);
        if (asked.size() >= MOST_QUESTIONS || asked.stream().anyMatch(QuestionView::isOpen)) {
            throw new ImpossibleTransition(registration.status(), List.of("approve", "decline", "cancel"));
        }
        var answerBy = dueAt(registration, clock.instant());
        questions.ask(registration, question, person);
        registration.postpone(answerBy);
        audit.add(entry(person, "asked a question", registration));
        emails.question(registration, question, answerBy, links.newLink(registration));
    }

    /** The applicant has answered: a person decides, in the time that was promised. */
    public void answer(Registration registration, String answer) {
        var open = questions.open(registration);
        if (registration.status() != Status.REFERRED || open.isEmpty()) {
            throw new ImpossibleTransition(registration.status(), registration.attendeeActions(clock.instant()));
        }
        questions.answer(open.get(), answer);
        registration.postpone(dueAt(registration, clock.instant()));
        audit.add(entry("attendee", "answered a question", registration));
    }

    /**
     * A person says no; the place that was kept goes to whoever waits.
     *
     * @param because from the list of reasons; the letter says it in the applicant's language
     * @param words what the letter says in its place, where the domain is decided on too
     */
    public void decline(
            Registration registration,
            String person,
            String reason,
            @Nullable DeclineReason because,
            @Nullable String words) {
        demand(registration, Status.REFERRED);
        demandAnotherPerson(registration, person);
        var now = clock.instant();
        var held = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        registration.decided(
                EligibilityRecord.byPerson(registration, Outcome.INELIGIBLE, person, reason, because, now));
        registration.refuse(now);
        audit.add(entry(person, "declined", registration));
        registration.flush();
        emails.declined(
                registration,
                reason,
                because,
                words,
                registration.attendeeActions(now).contains("appeal") ? links.newLink(registration) : null);
        // The holder may come themselves, or name somebody else, before any appeal.
        endSubstitution(registration, SubstitutionEnd.DECLINED);
        if (held) {
            places.free(registration.placeType().id(), referral);
        }
    }

    /** Cancelling twice is harmless: people click the link in the letter again. */
    public void cancel(Registration registration, String actor) {
        var before = registration.status();
        if (before == Status.CANCELLED) {
            return;
        }
        var held = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        var substitute =
                before == Status.CONFIRMED ? registration.lockReferredSubstitute() : Optional.<Registration>empty();
        if (held) {
            places.lock(registration.placeType().id()); // before the counters of sessions, as everywhere
        }
        registration.cancel(clock.instant());
        if (before == Status.OFFERED) {
            audit.add(entry(actor, "offer refused", registration));
        }
        audit.add(entry(actor, "cancelled", registration)
                .changing(Map.of("status", before.word()), Map.of("status", Status.CANCELLED.word())));
        emails.cancelled(registration, before == Status.CONFIRMED, sessions.cancelled(registration));
        cancelled.fire(new RegistrationCancelled(registration.id()));
        endSubstitution(registration, SubstitutionEnd.NOT_TAKEN);
        registration.flush();
        if (substitute.isPresent()) {
            keepFor(substitute.get(), registration);
        } else if (held) {
            places.free(registration.placeType().id(), referral);
        } else if (before == Status.WAITING) {
            places.leaveWaitingList(registration.placeType().id());
        }
    }

    /** Whoever gives a place up has named a substitute whom a person has yet to approve: it is kept until then. */
    private void keepFor(Registration substitute, Registration holder) {
        substitute.moveTo(holder.placeType());
        substitute.holdUntil(Objects.requireNonNull(substitute.referralDueAt(), "a person has a deadline"));
        audit.add(entry(SYSTEM, "place kept until a person decides", substitute)
                .changing(Map.of(), Map.of("from", holder.reference())));
        substitute.flush();
        if (substitute.holdsPlaceForReferral()) {
            places.reopenReferral(holder.placeType().id());
        }
    }

    /** The time for which a place was kept is over; the registration goes on without it. */
    void lapse(Registration registration) {
        if (registration.status() == Status.OFFERED) {
            lapseOffer(registration);
            return;
        }
        audit.add(entry(SYSTEM, "hold lapsed", registration));
        if (registration.status() == Status.REFERRED) {
            tellOfDelay(registration);
        }
        release(registration);
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

    /** Nobody answered: once that leads to the end of the waiting list, then out. */
    private void lapseOffer(Registration registration) {
        var now = clock.instant();
        var placeType = registration.placeType().id();
        if (registration.hasLetAnOfferGo()) {
            registration.expire(now);
            audit.add(entry(SYSTEM, "offer lapsed for the second time", registration)
                    .changing(Map.of("status", Status.OFFERED.word()), Map.of("status", Status.EXPIRED.word())));
            emails.offerLapsedForGood(registration);
            registration.flush();
            places.free(placeType, false);
        } else {
            registration.goToTheEnd(now);
            audit.add(entry(SYSTEM, "offer lapsed", registration)
                    .changing(Map.of("status", Status.OFFERED.word()), Map.of("status", Status.WAITING.word())));
            emails.offerLapsed(registration, links.newLink(registration));
            registration.flush();
            places.freeAndWait(placeType);
        }
    }

    /** Accepting twice is harmless: people click the link in the letter again. */
    public void acceptOffer(Registration registration) {
        if (registration.status() == Status.CONFIRMED) {
            return;
        }
        var now = clock.instant();
        registration.demandForAttendee("accept-offer", now);
        if (registration.hasLapsedHold(now)) {
            throw new OfferLapsed();
        }
        registration.confirm(now);
        audit.add(entry("attendee", "offer accepted", registration));
        emails.placeConfirmed(registration, links.newLink(registration), bookWishes(registration));
    }

    /** The place goes to the next who waits, and whoever did not want it waits no longer. */
    public void refuseOffer(Registration registration) {
        registration.demandForAttendee("refuse-offer", clock.instant());
        cancel(registration, "attendee");
    }

    /**
     * An organiser gives somebody the next place before all who have waited longer. Nobody waits while a place is free,
     * so it is the first that comes free.
     */
    void offerOutOfTurn(Registration registration, String organiser, String reason) {
        if (registration.status() != Status.WAITING) {
            throw new ImpossibleTransition(
                    registration.status(), registration.status().organiserActions());
        }
        registration.goToTheFront(clock.instant());
        audit.add(entry(organiser, "put before the others who wait", registration)
                .changing(Map.of(), Map.of("reason", reason)));
    }

    /** Nobody proved the address in time. */
    void expire(Registration registration) {
        var held = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        registration.expire(clock.instant());
        audit.add(entry(SYSTEM, "expired", registration));
        registration.flush();
        if (held) {
            places.free(registration.placeType().id(), referral);
        }
    }

    /** The event is over: whoever waits for a place, an answer or a decision needs it no more, and gets no letter. */
    void leaveOver(Registration registration) {
        var before = registration.status();
        var held = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        registration.expire(clock.instant());
        audit.add(entry(SYSTEM, "the event is over", registration)
                .changing(Map.of("status", before.word()), Map.of("status", Status.EXPIRED.word())));
        registration.flush();
        if (held) {
            places.free(registration.placeType().id(), referral);
        } else if (before == Status.WAITING) {
            places.leaveWaitingList(registration.placeType().id());
        }
    }

    /** There are places for these from the waiting list; the stock counts them together. */
    void promote(List<Registration> people) {
        var now = clock.instant();
        var confirmed = new ArrayList<Registration>();
        for (var registration : people) {
            var until = offerTimes.deadline(registration.event());
            if (until.isPresent()) {
                offer(registration, until.get());
            } else {
                registration.confirm(now);
                audit.add(entry(SYSTEM, "place found", registration));
                confirmed.add(registration);
            }
        }
        var enclosures = sessions.placesGiven(confirmed);
        for (var registration : confirmed) {
            emails.placeFound(
                    registration,
                    links.newLink(registration),
                    enclosures.getOrDefault(registration.id(), Enclosure.NONE));
        }
    }

    private void offer(Registration registration, Instant until) {
        var outOfTurn = registration.isOutOfTurn();
        registration.offer(until);
        audit.add(entry(SYSTEM, outOfTurn ? "place offered out of turn" : "place offered", registration)
                .changing(Map.of(), Map.of("until", until.toString())));
        emails.placeOffered(registration, links.newLink(registration));
    }

    private void release(Registration registration) {
        if (registration.holdsPlace()) {
            var referral = registration.holdsPlaceForReferral();
            registration.dropHold();
            registration.flush();
            places.free(registration.placeType().id(), referral);
        }
    }

    /** What was declined and is referred again is an appeal; a token that many share is nobody in particular. */
    private static void demandAnotherPerson(Registration registration, String person) {
        var before = registration.decision();
        if (before.isByPerson()
                && (before.decidedBy().equals(person) || person.equals(CurrentCaller.SHARED_ORGANISER))) {
            throw new SecondPersonNeeded(registration.status());
        }
    }

    private static void demand(Registration registration, Status status) {
        if (registration.status() != status) {
            throw new ImpossibleTransition(
                    registration.status(), registration.status().organiserActions());
        }
    }

    private static AuditEntry entry(String actor, String action, Registration registration) {
        return AuditEntry.of(actor, action, registration.event().slug(), registration.reference());
    }
}
