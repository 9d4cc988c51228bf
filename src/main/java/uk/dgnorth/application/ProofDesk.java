package uk.dgnorth.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.booking.WishedSessions;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.registration.Admission;
import uk.dgnorth.registration.ManageLinks;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.RegistrationViews;
import uk.dgnorth.registration.Status;
import uk.dgnorth.registration.Substitutions;
import uk.dgnorth.web.Idempotency;

/** Takes proofs that an address is the applicant's. */
@ApplicationScoped
public class ProofDesk {

    private final Admission admission;
    private final Substitutions substitutions;
    private final WishedSessions wishes;
    private final ManageLinks manageLinks;
    private final RegistrationViews views;
    private final Secrets secrets;
    private final AbuseLimits limits;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Clock clock;

    ProofDesk(
            Admission admission,
            Substitutions substitutions,
            WishedSessions wishes,
            ManageLinks manageLinks,
            RegistrationViews views,
            Secrets secrets,
            AbuseLimits limits,
            Idempotency idempotency,
            Audit audit,
            Clock clock) {
        this.admission = admission;
        this.substitutions = substitutions;
        this.wishes = wishes;
        this.manageLinks = manageLinks;
        this.views = views;
        this.secrets = secrets;
        this.limits = limits;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is kept of a proof that was sent with an Idempotency-Key: an access token is made anew each time. */
    record Result(boolean proved, long registrationId, int triesLeft) {}

    /** What a letter's link is about. Having the link proves nothing yet: mail scanners have it too. */
    @Transactional
    public Optional<PendingLink> findByLink(String token) {
        return Application.findByLink(secrets.hash(Application.LINK, token)).map(PendingLink::of);
    }

    /**
     * The first proof admits the applicant; every later one opens the registration again and gives a new token.
     *
     * @throws WrongCode counted, and the count is committed
     */
    @Transactional(dontRollbackOn = WrongCode.class)
    public ConfirmationView confirm(String slug, String pendingId, Proof proof, String clientNetwork) {
        var result = idempotency.once(proof, Result.class, () -> prove(slug, pendingId, proof, clientNetwork));
        if (!result.proved()) {
            throw new WrongCode(result.triesLeft());
        }
        var registration = Registration.lock(result.registrationId());
        return new ConfirmationView(views.of(registration), manageLinks.newToken(registration));
    }

    private Result prove(String slug, String pendingId, Proof proof, String clientNetwork) {
        var now = clock.instant();
        var application = Application.lock(slug, pendingId);
        var registration = application.registration();
        if (proof.code() == null) {
            limits.link(clientNetwork);
        } else {
            limits.code(registration.normalisedEmail(), clientNetwork);
        }
        if (application.isOver(now)) {
            throw new CodeExpired();
        }
        if (application.triesLeft() == 0) {
            throw new CodeLocked();
        }
        if (!application.isProvedBy(proof, secrets)) {
            application.mistyped();
            limits.wrongCode(registration.normalisedEmail(), clientNetwork);
            return new Result(false, registration.id(), application.triesLeft());
        }
        if (!application.isProved()) {
            application.proved(now);
            application.endOthers(now);
            limits.proved(application.clientNetwork());
            if (application.takesOver()) {
                registration.agreeToTakeOver();
            }
            if (registration.status() == Status.UNCONFIRMED) {
                wishes.keep(registration.id(), application.sessions());
                admission.prove(registration, application.email(), application.answers(), application.placeType());
            } else if (application.takesOver() && registration.isToTakeOver()) {
                substitutions.takeUp(registration);
            } else {
                audit.add(AuditEntry.of(
                        "applicant", "opened by proof", registration.event().slug(), registration.reference()));
            }
        }
        return new Result(true, registration.id(), application.triesLeft());
    }
}
