package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.AccountSessions.SignedIn;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.account.SignInDesk.Answer;
import uk.dgnorth.account.SignInDesk.Step;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.passkey.CreationOptions;
import uk.dgnorth.passkey.Owner;
import uk.dgnorth.passkey.PasskeyView;
import uk.dgnorth.passkey.Passkeys;
import uk.dgnorth.passkey.Purpose;
import uk.dgnorth.passkey.RequestOptions;
import uk.dgnorth.passkey.Use;
import uk.dgnorth.problem.NotFound;

/**
 * Adds and removes people's passkeys, and signs them in with these. A passkey is the device that holds it and what its
 * owner unlocks it with, so it stands for the code and the password.
 */
@ApplicationScoped
class PasskeyDesk {

    private final Passkeys passkeys;
    private final AccountSessions sessions;
    private final AccountEmails emails;
    private final AbuseLimits limits;
    private final SignInWays ways;
    private final Audit audit;
    private final Clock clock;

    PasskeyDesk(
            Passkeys passkeys,
            AccountSessions sessions,
            AccountEmails emails,
            AbuseLimits limits,
            SignInWays ways,
            Audit audit,
            Clock clock) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.emails = emails;
        this.limits = limits;
        this.ways = ways;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<PasskeyView> of(SignedIn session) {
        return passkeys.of(session.accountId());
    }

    @Transactional
    PasskeyView show(SignedIn session, long id) {
        return passkeys.show(session.accountId(), id);
    }

    @Transactional
    CreationOptions askToAdd(SignedIn session) {
        var account = demandOpen(session);
        return passkeys.askToAdd(
                new Owner(account.id(), account.passkeyHandle(), account.email(), account.name()), browser(session));
    }

    /** @return whether what the browser sent holds */
    @Transactional
    boolean add(SignedIn session, String name, String response) {
        var account = demandOpen(session);
        var added = passkeys.add(account.id(), browser(session), name.strip(), response);
        added.ifPresent(passkey -> {
            note(account, "added a passkey", Map.of(), Map.of("passkey", passkey.id()));
            emails.passkeyAdded(account, passkey, clock.instant());
        });
        return added.isPresent();
    }

    @Transactional
    void remove(SignedIn session, long id) {
        var account = Account.lock(session.accountId()).orElseThrow();
        var removed = passkeys.remove(account.id(), id);
        note(account, "removed a passkey", Map.of("passkey", removed.id()), Map.of());
        emails.passkeyRemoved(account, removed, clock.instant());
    }

    /** @param browser something that the browser keeps and nobody else knows */
    @Transactional
    RequestOptions askToSignIn(String browser, String network) {
        demandLocal();
        limits.passkeyChallenge(network);
        return passkeys.askToSignIn(browser);
    }

    /** @param before the secret of the session that the browser had, which ends */
    @Transactional
    Answer signIn(String browser, String response, Optional<String> before, String network) {
        demandLocal();
        limits.signIn(network);
        var use = passkeys.use(Purpose.SIGN_IN, browser, response);
        var account = ownerOf(use).filter(owner -> use.names(owner.passkeyHandle()));
        if (account.isEmpty()) {
            limits.wrongSignIn(network);
            return Answer.of(Step.WRONG);
        }
        before.flatMap(sessions::find).ifPresent(session -> sessions.end(session.accountId(), session.id()));
        return in(account.get(), "signed in with a passkey");
    }

    @Transactional
    RequestOptions askToProve(SignedIn session) {
        return passkeys.askToProve(demandOpen(session).id(), browser(session));
    }

    /** Proves again who uses a session; the session goes on as another one, so that the secret changes. */
    @Transactional
    Answer prove(SignedIn session, String response, String network) {
        limits.signIn(network);
        var use = passkeys.use(Purpose.PROVE, browser(session), response);
        var account = ownerOf(use).filter(owner -> owner.id() == session.accountId());
        if (account.isEmpty()) {
            limits.wrongSignIn(network);
            return Answer.of(Step.WRONG);
        }
        sessions.end(session.accountId(), session.id());
        return in(account.get(), "proved who they are again with a passkey");
    }

    /** Whoever has shown that they own the passkey, and may sign in here. */
    private Optional<Account> ownerOf(Use use) {
        return switch (use.verdict()) {
            case REFUSED -> Optional.empty();
            case COPIED -> {
                look(use)
                        .ifPresent(owner ->
                                note(owner, "was refused with a passkey whose counter went back", Map.of(), Map.of()));
                yield Optional.empty();
            }
            case GOOD -> look(use).filter(this::isOpen);
        };
    }

    /** Without its lock, which whoever removes passkeys takes before theirs. */
    private static Optional<Account> look(Use use) {
        return Account.findByIdOptional(use.accountId());
    }

    private Answer in(Account account, String what) {
        note(account, what, Map.of(), Map.of());
        return new Answer(Step.IN, sessions.open(account.id()));
    }

    private Account demandOpen(SignedIn session) {
        return Account.lock(session.accountId()).filter(this::isOpen).orElseThrow(PasskeyDesk::none);
    }

    private boolean isOpen(Account account) {
        return ways.local() && account.signsInHere();
    }

    private void demandLocal() {
        if (!ways.local()) {
            throw none();
        }
    }

    /** Where people sign in by their organisation there are no passkeys of ours. */
    private static NotFound none() {
        return new NotFound("passkey");
    }

    private static String browser(SignedIn session) {
        return "session " + session.id();
    }

    private void note(Account account, String what, Map<String, ?> before, Map<String, ?> after) {
        var name = CurrentCaller.accountName(account.id());
        audit.add(AuditEntry.of(name, what, Grant.EVERY_EVENT, name).changing(before, after));
    }
}
