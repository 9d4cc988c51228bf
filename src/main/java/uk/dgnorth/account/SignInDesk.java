package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.mail.Outbox;

/**
 * Signs people in: a code to their mailbox first, then, for all but stewards, their password. In this order whoever
 * guesses passwords needs the mailbox before, so that nobody can lock anybody out by guessing.
 */
@ApplicationScoped
class SignInDesk {

    private final AccountEmails emails;
    private final AccountSessions sessions;
    private final Passwords passwords;
    private final Secrets secrets;
    private final AbuseLimits limits;
    private final AccountConfig config;
    private final SignInWays ways;
    private final Audit audit;
    private final Clock clock;

    SignInDesk(
            AccountEmails emails,
            AccountSessions sessions,
            Passwords passwords,
            Secrets secrets,
            AbuseLimits limits,
            AccountConfig config,
            SignInWays ways,
            Audit audit,
            Clock clock) {
        this.emails = emails;
        this.sessions = sessions;
        this.passwords = passwords;
        this.secrets = secrets;
        this.limits = limits;
        this.config = config;
        this.ways = ways;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of a code or a password. */
    enum Step {
        /** Signed in: there is a session. */
        IN,
        /** The mailbox is proved; the password is still asked for. */
        PASSWORD_NEXT,
        WRONG,
        LOCKED,
        OVER
    }

    /** @param session the secret of the session, where there is one */
    record Answer(Step step, @Nullable String session) {

        static Answer of(Step step) {
            return new Answer(step, null);
        }
    }

    /** Answers alike whether or not anybody has an account at the address. @return an id that nobody can guess */
    @Transactional
    String start(String email, String network) {
        var address = Account.normalised(email);
        limits.signInLetter(address, network);
        var id = secrets.newToken();
        var code = secrets.newCode();
        new SignIn(
                        idHash(id),
                        address,
                        secrets.hash(SignIn.CODE, id + ":" + code),
                        clock.instant().plus(config.codeLifetime()))
                .persist();
        openAt(address).ifPresentOrElse(account -> emails.code(account, code), () -> codeToNobody(code));
        return id;
    }

    /** The work of the above where there is no account, whose roles would be read: the time of the answer must not tell. */
    private void codeToNobody(String code) {
        Account.openAt(Outbox.NOWHERE).ifPresent(account -> {
            throw new IllegalStateException("Somebody has an account at an address that is nowhere");
        });
        emails.codeToNobody(code);
    }

    /** A wrong code is counted. */
    @Transactional
    Answer enterCode(String id, String code, String network) {
        limits.signIn(network);
        var found = SignIn.lock(idHash(id), clock.instant());
        if (found.isEmpty()) {
            return Answer.of(Step.OVER);
        }
        var signIn = found.get();
        if (signIn.isLocked()) {
            return Answer.of(Step.LOCKED);
        }
        // People copy codes with spaces, and some write them in two halves.
        var digits = code.replaceAll("[\\s-]", "");
        if (!secrets.matches(SignIn.CODE, id + ":" + digits, signIn.codeHash())) {
            signIn.mistypedCode();
            limits.wrongSignIn(network);
            audit.add(AuditEntry.of(
                    AuditEntry.NOBODY, "mistyped a sign-in code", Grant.EVERY_EVENT, subject(signIn.address())));
            return Answer.of(signIn.isLocked() ? Step.LOCKED : Step.WRONG);
        }
        // Only who was sent the code can enter it, unless the account was closed since.
        var account = openAt(signIn.address());
        if (account.isEmpty()) {
            return Answer.of(Step.OVER);
        }
        if (account.get().needsTwoFactors()) {
            signIn.prove();
            return Answer.of(Step.PASSWORD_NEXT);
        }
        signIn.delete();
        return signedIn(account.get());
    }

    /** Whether a password is what is asked for next. */
    @Transactional
    boolean waitsForPassword(String id) {
        return SignIn.look(idHash(id), clock.instant()).filter(SignIn::isProved).isPresent();
    }

    /** A wrong password is counted. */
    @Transactional
    Answer enterPassword(String id, String password, String network) {
        limits.signIn(network);
        var found = SignIn.lock(idHash(id), clock.instant()).filter(SignIn::isProved);
        var account = found.flatMap(signIn -> openAt(signIn.address()));
        if (found.isEmpty() || account.isEmpty()) {
            return Answer.of(Step.OVER);
        }
        var signIn = found.get();
        if (signIn.isLocked()) {
            return Answer.of(Step.LOCKED);
        }
        if (!passwords.matches(password, account.get().passwordHash())) {
            signIn.mistypedPassword();
            limits.wrongSignIn(network);
            audit.add(entry(account.get(), "mistyped the password"));
            return Answer.of(signIn.isLocked() ? Step.LOCKED : Step.WRONG);
        }
        signIn.delete();
        return signedIn(account.get());
    }

    /** Proves again who uses a session; the session goes on as another one, so that the secret changes. */
    @Transactional
    Answer proveAgain(AccountSessions.SignedIn session, String password, String network) {
        limits.signIn(network);
        var account = Account.lock(session.accountId()).orElseThrow();
        if (openAt(account.address()).isEmpty()) {
            return Answer.of(Step.OVER);
        }
        if (!passwords.matches(password, account.passwordHash())) {
            limits.wrongSignIn(network);
            audit.add(entry(account, "mistyped the password"));
            return Answer.of(Step.WRONG);
        }
        sessions.end(account.id(), session.id());
        audit.add(entry(account, "proved who they are again"));
        return new Answer(Step.IN, sessions.open(account.id()));
    }

    @Transactional
    void signOut(AccountSessions.SignedIn session) {
        sessions.end(session.accountId(), session.id());
    }

    /** Nobody's where people sign in by their organisation only. */
    private Optional<Account> openAt(String address) {
        return ways.local() ? Account.openAt(address) : Optional.empty();
    }

    /** Whether somebody proves again here who they are, and not at their organisation. */
    @Transactional
    boolean provesHere(AccountSessions.SignedIn session) {
        return Account.<Account>findByIdOptional(session.accountId())
                .flatMap(account -> openAt(account.address()))
                .isPresent();
    }

    private Answer signedIn(Account account) {
        audit.add(entry(account, "signed in"));
        return new Answer(Step.IN, sessions.open(account.id()));
    }

    private static AuditEntry entry(Account account, String what) {
        var name = CurrentCaller.accountName(account.id());
        return AuditEntry.of(name, what, Grant.EVERY_EVENT, name);
    }

    /** Whose account it is, or that it is nobody's: never the address, which may have been mistyped too. */
    private static String subject(String address) {
        return Account.idAt(address).map(CurrentCaller::accountName).orElse("no account");
    }

    private byte[] idHash(String id) {
        return secrets.hash(SignIn.PURPOSE, id);
    }
}
