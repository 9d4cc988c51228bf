package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.registration.RegistrationView.Eligibility;
import uk.dgnorth.registration.RegistrationView.EventLine;
import uk.dgnorth.registration.RegistrationView.Offer;
import uk.dgnorth.registration.RegistrationView.Step;
import uk.dgnorth.registration.RegistrationView.Substitution;
import uk.dgnorth.registration.RegistrationView.Ticket;
import uk.dgnorth.registration.RegistrationView.Waiting;
import uk.dgnorth.ticket.TicketCodes;

/** Shows registrations to their attendees. */
@ApplicationScoped
public class RegistrationViews {

    private final SessionChoices sessions;
    private final TicketCodes tickets;
    private final Trail trail;
    private final ReferralQuestions questions;
    private final Clock clock;

    RegistrationViews(
            SessionChoices sessions, TicketCodes tickets, Trail trail, ReferralQuestions questions, Clock clock) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.trail = trail;
        this.questions = questions;
        this.clock = clock;
    }

    public RegistrationView of(Registration registration) {
        var event = registration.event();
        var answers = registration.answers();
        var decision = registration.decision();
        var chosen = sessions.of(registration);
        var trodden = timeline(registration);
        var asked = registration.wasReferred() ? questions.of(registration) : List.<QuestionView>of();
        return new RegistrationView(
                registration.reference(),
                registration.status(),
                new EventLine(
                        event.slug(),
                        event.name(),
                        event.startsAt(),
                        event.endsAt(),
                        event.timezone().getId(),
                        event.offers()),
                registration.placeType().slug(),
                answers == null ? null : answers.fullName(),
                answers == null ? null : answers.badgeName(),
                registration.email(),
                answers == null ? null : answers.jobTitle(),
                answers == null ? null : answers.organisation(),
                new Eligibility(
                        decision.outcome().name().toLowerCase(Locale.ROOT),
                        decision.explanation(),
                        decision.organisation()),
                chosen.booked(),
                chosen.waiting(),
                chosen.wished(),
                waiting(registration),
                offer(registration),
                substitution(registration),
                substitutionEnd(registration, trodden),
                ticket(registration),
                registration.status() == Status.REFERRED ? registration.referralDueAt() : null,
                asked,
                registration.checkedInAt(),
                trodden,
                actions(registration, asked));
    }

    private List<String> actions(Registration registration, List<QuestionView> asked) {
        var actions = registration.attendeeActions(clock.instant());
        return registration.status() == Status.REFERRED && asked.stream().anyMatch(QuestionView::isOpen)
                ? Stream.concat(Stream.of("answer-question"), actions.stream()).toList()
                : actions;
    }

    private static @Nullable Waiting waiting(Registration registration) {
        return registration.status() == Status.WAITING ? new Waiting(registration.position()) : null;
    }

    private static @Nullable Offer offer(Registration registration) {
        var expiresAt = registration.offerExpiresAt();
        return expiresAt == null ? null : new Offer(expiresAt);
    }

    private static @Nullable Substitution substitution(Registration registration) {
        if (registration.status() != Status.CONFIRMED) {
            return null;
        }
        return registration
                .findSubstitute()
                .map(named -> new Substitution(
                        named.isToTakeOver() ? Status.REFERRED : Status.UNCONFIRMED, named.maskedEmail()))
                .orElse(null);
    }

    /** As long as it is the last that was heard of any substitute. */
    private static @Nullable SubstitutionEnd substitutionEnd(Registration registration, List<Step> timeline) {
        if (registration.status() != Status.CONFIRMED) {
            return null;
        }
        return timeline.stream()
                .map(Step::what)
                .filter(what -> what.startsWith("substitute "))
                .reduce((earlier, later) -> later)
                .flatMap(SubstitutionEnd::of)
                .orElse(null);
    }

    /** Only somebody with a place has a ticket. */
    private @Nullable Ticket ticket(Registration registration) {
        return registration.status() == Status.CONFIRMED
                ? new Ticket(tickets.codeFor(registration.reference(), registration.ticketSerial()))
                : null;
    }

    private List<Step> timeline(Registration registration) {
        return trail.of(registration.event().slug(), registration.reference()).stream()
                .map(step -> new Step(step.at(), step.what()))
                .toList();
    }
}
