package uk.dgnorth.colleague;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import uk.dgnorth.application.Invitations;
import uk.dgnorth.application.Invitations.Invitee;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.WorkingTime;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.registration.Inviter;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.registration.RegistrationViews;
import uk.dgnorth.registration.Substitutions;
import uk.dgnorth.web.Idempotency;

/** Lets people with a place name who shall come instead. */
@ApplicationScoped
class SubstitutionDesk {

    private final Invitations invitations;
    private final Substitutions substitutions;
    private final RegistrationViews views;
    private final WorkingTime workingTime;
    private final Idempotency idempotency;
    private final ColleagueConfig config;
    private final Clock clock;

    SubstitutionDesk(
            Invitations invitations,
            Substitutions substitutions,
            RegistrationViews views,
            WorkingTime workingTime,
            Idempotency idempotency,
            ColleagueConfig config,
            Clock clock) {
        this.invitations = invitations;
        this.substitutions = substitutions;
        this.views = views;
        this.workingTime = workingTime;
        this.idempotency = idempotency;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    RegistrationView show(long registrationId) {
        return views.of(Registration.<Registration>findByIdOptional(registrationId)
                .orElseThrow(() -> new NotFound("registration")));
    }

    /** What is kept of a request with an Idempotency-Key: the answer, which names people, is made anew each time. */
    record Named(long holderId) {}

    /** The place stays where it is until the colleague has proved their address. */
    @Transactional
    RegistrationView name(long registrationId, Colleague colleague, String clientNetwork) {
        var named = idempotency.once(colleague, Named.class, () -> nameOnce(registrationId, colleague, clientNetwork));
        return views.of(Registration.lock(named.holderId()));
    }

    private Named nameOnce(long registrationId, Colleague colleague, String clientNetwork) {
        var holder = Registration.lock(registrationId);
        holder.demandForAttendee("substitute", clock.instant());
        if (holder.findSubstitute().isPresent()) {
            throw new SubstitutionUnderWay();
        }
        var address = EmailAddress.parse(colleague.email())
                .orElseThrow(() -> new InvalidRequest(FieldError.in(
                        "#/email", "Enter an email address in the correct format, like name@example.gov.uk")));
        if (address.normalised().equals(holder.normalisedEmail())) {
            throw new InvalidRequest(FieldError.in("#/email", "Enter the email address of somebody else"));
        }
        var event = holder.event();
        var until = workingTime.deadline(event, clock.instant(), config.answerWithin());
        var substitute = invitations.invite(
                event,
                holder.placeType(),
                new Invitee(colleague.fullName().strip(), address, holder.language(), colleague.referral()),
                new Inviter(
                        Objects.requireNonNull(holder.answers(), "an attendee has a name")
                                .fullName(),
                        true),
                clientNetwork,
                until,
                null);
        substitutions.name(holder, substitute, until);
        return new Named(holder.id());
    }

    /** Withdrawing what is not under way is harmless. */
    @Transactional
    RegistrationView withdraw(long registrationId) {
        var holder = Registration.lock(registrationId);
        holder.lockSubstitute()
                .ifPresent(substitute -> substitutions.withdraw(holder, substitute, invitations.withdraw(substitute)));
        return views.of(holder);
    }
}
