package uk.dgnorth.speaker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.access.SpeakerTokens;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.limits.AbuseLimits;

/** Signs speakers and their delegates in, with a code sent to the address. */
@ApplicationScoped
class SignInDesk {

    private final Mandates mandates;
    private final SpeakerEmails emails;
    private final SpeakerTokens tokens;
    private final Secrets secrets;
    private final AbuseLimits limits;
    private final SpeakerConfig config;
    private final Audit audit;
    private final Clock clock;

    SignInDesk(
            Mandates mandates,
            SpeakerEmails emails,
            SpeakerTokens tokens,
            Secrets secrets,
            AbuseLimits limits,
            SpeakerConfig config,
            Audit audit,
            Clock clock) {
        this.mandates = mandates;
        this.emails = emails;
        this.tokens = tokens;
        this.secrets = secrets;
        this.limits = limits;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** A sign-in that waits for its code, under an id that nobody can guess. */
    record Started(String signInId, Instant codeExpiresAt) {}

    /** What came of a code: a token, or why there is none. */
    record Answer(
            @Nullable String token,
            @Nullable String address,
            @Nullable Instant expiresAt,
            Refusal refusal,
            int triesLeft) {}

    /** Why a code does not do. */
    enum Refusal {
        NONE,
        WRONG,
        LOCKED,
        OVER
    }

    /** Answers alike whether or not the address is anybody's. */
    @Transactional
    Started start(String email, String clientNetwork) {
        var address = Addresses.normalised(email);
        limits.submission(clientNetwork, Addresses.domain(address));
        limits.letter(address);
        var id = secrets.newToken();
        var code = secrets.newCode();
        var expiresAt = clock.instant().plus(config.codeLifetime());
        new SignIn(secrets.hash(SignIn.PURPOSE, id), address, secrets.hash(SignIn.CODE, id + ":" + code), expiresAt)
                .persist();
        mandates.of(address).stream()
                .findFirst()
                .ifPresentOrElse(mandate -> emails.code(mandate, address, code), () -> codeToNobody(code));
        return new Started(id, expiresAt);
    }

    /** The work of the above where the address is nobody's: the time of the answer must not tell. */
    private void codeToNobody(String code) {
        mandates.ofNobody().ifPresent(event -> emails.codeToNobody(event, code));
    }

    /** A wrong code is counted. */
    @Transactional
    Answer enter(String id, String code, String clientNetwork) {
        var now = clock.instant();
        var found = SignIn.lock(secrets.hash(SignIn.PURPOSE, id));
        if (found.isEmpty() || found.get().isOver(now)) {
            return refused(Refusal.OVER, 0);
        }
        var signIn = found.get();
        limits.code(signIn.address(), clientNetwork);
        if (signIn.triesLeft() == 0) {
            return refused(Refusal.LOCKED, 0);
        }
        // People copy codes with spaces, and some write them in two halves.
        var digits = code.replaceAll("[\\s-]", "");
        if (!secrets.matches(SignIn.CODE, id + ":" + digits, signIn.codeHash())) {
            signIn.mistyped();
            limits.wrongCode(signIn.address(), clientNetwork);
            audit.add(
                    AuditEntry.of(AuditEntry.NOBODY, "mistyped a sign-in code", Grant.EVERY_EVENT, "speaker sign-in"));
            return refused(Refusal.WRONG, signIn.triesLeft());
        }
        // Only who was sent the code can enter it, unless all that the address acted for is gone since.
        var acting = mandates.of(signIn.address());
        if (acting.isEmpty()) {
            return refused(Refusal.OVER, 0);
        }
        signIn.use(now);
        limits.proved(clientNetwork);
        acting.forEach(mandate -> signedIn(mandate, now));
        var expiresAt = now.plus(config.sessionLifetime());
        return new Answer(
                tokens.issue(signIn.address(), expiresAt),
                signIn.address(),
                expiresAt,
                Refusal.NONE,
                signIn.triesLeft());
    }

    private void signedIn(Mandate mandate, Instant now) {
        if (mandate.isSpeaker()) {
            Person.lock(mandate.personId()).accept(now);
        }
        audit.add(AuditEntry.of(
                mandate.actor(), "signed in", mandate.event().slug(), InvitationDesk.subject(mandate.speaker())));
    }

    private static Answer refused(Refusal why, int triesLeft) {
        return new Answer(null, null, null, why, triesLeft);
    }
}
