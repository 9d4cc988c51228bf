package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.event.PlaceStock;

/**
 * What a person decides of somebody whom the rules leave to one, and what is asked and answered before. The caller has
 * locked the registration.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Referrals {

    private static final int MOST_QUESTIONS = 3;
    private static final String ONE_FOR_AN_ADDRESS = "registration_once_per_address";

    private final Admission admission;
    private final HeldPlaces held;
    private final ReferralHolds referralHolds;
    private final Substitutions substitutions;
    private final PlaceStock places;
    private final ReferralQuestions questions;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final SessionChoices sessions;
    private final Steps steps;
    private final Clock clock;

    Referrals(
            Admission admission,
            HeldPlaces held,
            ReferralHolds referralHolds,
            Substitutions substitutions,
            PlaceStock places,
            ReferralQuestions questions,
            RegistrationEmails emails,
            ManageLinks links,
            SessionChoices sessions,
            Steps steps,
            Clock clock) {
        this.admission = admission;
        this.held = held;
        this.referralHolds = referralHolds;
        this.substitutions = substitutions;
        this.places = places;
        this.questions = questions;
        this.emails = emails;
        this.links = links;
        this.sessions = sessions;
        this.steps = steps;
        this.clock = clock;
    }

    /** A person says yes: a place, or the waiting list where none is free. */
    public void approve(Registration registration, String person, String reason) {
        demandReferred(registration);
        demandAnotherPerson(registration, person);
        var now = clock.instant();
        var holder = registration.lockPredecessor();
        held.decided(
                registration, EligibilityRecord.byPerson(registration, Outcome.ELIGIBLE, person, reason, null, now));
        steps.note(person, "approved", registration);
        if (holder.isPresent()) {
            substitutions.takeOver(registration, holder.get(), now);
            return;
        }
        if (admission.admit(registration, person, now)) {
            emails.approved(registration, links.newLink(registration), sessions.placeGiven(registration));
        }
    }

    /** The rules say yes, since they came to know the domain while the applicant waited for a person. */
    public void accept(Registration registration, Decision decision) {
        demandReferred(registration);
        var now = clock.instant();
        held.decided(registration, EligibilityRecord.byRules(registration, decision, now));
        steps.note(Steps.SYSTEM, "eligible by a change of the lists", registration);
        if (admission.admit(registration, Steps.SYSTEM, now)) {
            emails.approved(registration, links.newLink(registration), sessions.placeGiven(registration));
        }
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
        demandReferred(registration);
        demandAnotherPerson(registration, person);
        var now = clock.instant();
        var holds = registration.holdsPlace();
        var referral = registration.holdsPlaceForReferral();
        registration.decided(
                EligibilityRecord.byPerson(registration, Outcome.INELIGIBLE, person, reason, because, now));
        registration.refuse(now);
        steps.note(person, "declined", registration);
        registration.flush();
        emails.declined(
                registration,
                reason,
                because,
                words,
                registration.attendeeActions(now).contains("appeal") ? links.newLink(registration) : null);
        // The holder may come themselves, or name somebody else, before any appeal.
        substitutions.end(registration, SubstitutionEnd.DECLINED);
        if (holds) {
            places.free(registration.placeType().id(), referral);
        }
    }

    /** A person wants to know more first; the applicant has as long to answer as we have. */
    public void ask(Registration registration, String person, String question) {
        demandReferred(registration);
        var asked = questions.of(registration);
        if (asked.size() >= MOST_QUESTIONS || asked.stream().anyMatch(QuestionView::isOpen)) {
            throw new ImpossibleTransition(registration.status(), List.of("approve", "decline", "cancel"));
        }
        var answerBy = referralHolds.until(registration, clock.instant());
        questions.ask(registration, question, person);
        registration.postpone(answerBy);
        steps.note(person, "asked a question", registration);
        emails.question(registration, question, answerBy, links.newLink(registration));
    }

    /** The applicant has answered: a person decides, in the time that was promised. */
    public void answer(Registration registration, String answer) {
        var open = questions.open(registration);
        if (registration.status() != Status.REFERRED || open.isEmpty()) {
            throw new ImpossibleTransition(registration.status(), registration.attendeeActions(clock.instant()));
        }
        questions.answer(open.get(), answer);
        registration.postpone(referralHolds.until(registration, clock.instant()));
        steps.note(Steps.ATTENDEE, "answered a question", registration);
    }

    /** The attendee asks, once, for somebody else to look at what a person has declined. */
    public void appeal(Registration registration, ReferralDetails details) {
        var now = clock.instant();
        registration.demandForAttendee("appeal", now);
        var answers = Objects.requireNonNull(registration.answers(), "what a person declined was proved");
        var dueAt = referralHolds.until(registration, now);
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
        if (referralHolds.take(registration)) {
            registration.holdUntil(dueAt);
        }
        steps.note(Steps.ATTENDEE, "appealed", registration);
        emails.beingCheckedAgain(registration, links.newLink(registration));
    }

    private static void demandReferred(Registration registration) {
        if (registration.status() != Status.REFERRED) {
            throw new ImpossibleTransition(
                    registration.status(), registration.status().organiserActions());
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
}
