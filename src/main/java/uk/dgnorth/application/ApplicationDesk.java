package uk.dgnorth.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.booking.WishedSessions;
import uk.dgnorth.eligibility.Decision;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.event.RegistrationState;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.registration.Addressee;
import uk.dgnorth.registration.RegistrationEmails;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Idempotency;

/** Takes applications. */
@ApplicationScoped
public class ApplicationDesk {

    private final PublicBodies bodies;
    private final WishedSessions wishes;
    private final PlaceStock places;
    private final Submissions submissions;
    private final AbuseLimits limits;
    private final Secrets secrets;
    private final RegistrationEmails emails;
    private final ApplicationLinks links;
    private final Idempotency idempotency;
    private final Audit audit;
    private final ApplicationConfig config;
    private final Clock clock;

    ApplicationDesk(
            PublicBodies bodies,
            WishedSessions wishes,
            PlaceStock places,
            Submissions submissions,
            AbuseLimits limits,
            Secrets secrets,
            RegistrationEmails emails,
            ApplicationLinks links,
            Idempotency idempotency,
            Audit audit,
            ApplicationConfig config,
            Clock clock) {
        this.bodies = bodies;
        this.wishes = wishes;
        this.places = places;
        this.submissions = submissions;
        this.limits = limits;
        this.secrets = secrets;
        this.emails = emails;
        this.links = links;
        this.idempotency = idempotency;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Sent again with its key, a form gives the same answer and counts for nothing. */
    public PendingView submit(String slug, Applicant applicant, String clientNetwork) {
        return idempotency
                .recall(applicant, PendingView.class)
                .orElseGet(() -> submitAnew(slug, applicant, clientNetwork));
    }

    /** Whatever can be found out without a lock is found out before the transaction. */
    private PendingView submitAnew(String slug, Applicant applicant, String clientNetwork) {
        var now = clock.instant();
        var event = findOpen(slug, now);
        var placeType = PlaceType.findByEventAndSlug(event, applicant.placeType())
                .orElseThrow(() -> invalid(FieldError.in("#/placeType", "There is no such place type")));
        var address = EmailAddress.parse(applicant.email())
                .orElseThrow(() -> invalid(FieldError.in(
                        "#/email", "Enter an email address in the correct format, like name@example.gov.uk")));
        demandBookable(event, applicant.sessions());
        var decision = bodies.rulesInForce(event.id()).decide(applicant.email());
        demandAdmissible(decision, applicant, clientNetwork);
        limits.submission(clientNetwork, address.domain());
        limits.letter(address.normalised());

        var roomSeen = places.look(placeType.id()).hasRoom();
        var submission = new Submission(
                event,
                placeType,
                applicant,
                address,
                decision,
                clientNetwork,
                now,
                now.plus(config.codeLifetime()),
                roomSeen ? now.plus(config.hold()) : null,
                null);
        try {
            return submissions.write(submission);
        } catch (LastPlaceGone e) {
            return submissions.write(submission.withoutRoom());
        }
    }

    /** The event, if people can register for it now. */
    public Event findOpen(String slug) {
        return findOpen(slug, clock.instant());
    }

    private static Event findOpen(String slug, Instant now) {
        var event = Event.demand(slug);
        if (event.registrationState(now) != RegistrationState.OPEN) {
            throw new RegistrationNotOpen(event, event.registrationState(now));
        }
        return event;
    }

    private void demandBookable(Event event, List<String> sessions) {
        var faults = wishes.faults(event, sessions);
        if (!faults.isEmpty()) {
            throw new InvalidRequest("invalid-registration", faults);
        }
    }

    private void demandAdmissible(Decision decision, Applicant applicant, String clientNetwork) {
        if (decision.isSecurityFlagged()) {
            limits.lookalike(clientNetwork);
        }
        var explained = applicant.referral() != null;
        var refusal = switch (decision.outcome()) {
            case ELIGIBLE -> null;
            case REFER -> explained ? null : new ReferralDetailsNeeded(decision);
            case INELIGIBLE -> explained ? null : new Ineligible(decision);
            case INVALID -> invalid(FieldError.in("#/email", "Enter an email address in the correct format"));
        };
        if (refusal != null) {
            throw refusal;
        }
    }

    private static InvalidRequest invalid(FieldError error) {
        return new InvalidRequest("invalid-registration", List.of(error));
    }

    /** Sends a new code and link; the old ones end. */
    @Transactional
    public PendingView sendNewCode(String slug, String pendingId) {
        var now = clock.instant();
        var application = Application.lock(slug, pendingId);
        if (application.isProved() || application.isOver(now)) {
            throw new CodeExpired();
        }
        var registration = application.registration();
        var known = registration.status() != Status.UNCONFIRMED;
        var answers = application.answers();
        var to = known
                ? new Addressee(registration.email(), null, registration.language())
                : new Addressee(application.email(), answers.fullName(), answers.language());
        limits.newCode(pendingId);
        limits.letter(EmailAddress.parse(to.email()).orElseThrow().normalised());

        var code = secrets.newCode();
        var token = secrets.newToken();
        application.recode(
                secrets.hash(Application.CODE, pendingId + ":" + code), secrets.hash(Application.LINK, token));
        var event = registration.event();
        audit.add(AuditEntry.of("applicant", "new code sent", event.slug(), registration.reference()));
        var link = links.toConfirm(token);
        if (known) {
            emails.alreadyRegistered(event, registration.reference(), to, code, link, application.codeExpiresAt());
        } else {
            emails.askToConfirm(
                    event, registration.reference(), to, code, link, application.codeExpiresAt(), null, now);
        }
        // Shown as it was typed: the spelling of a known address would tell that it is known.
        return PendingView.of(pendingId, application.email(), application.codeExpiresAt(), null);
    }
}
