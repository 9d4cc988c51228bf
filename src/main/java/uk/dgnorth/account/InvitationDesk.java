package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.passkey.Passkeys;

/** Turns an invitation into an account that somebody can sign in with. */
@ApplicationScoped
class InvitationDesk {

    private final Secrets secrets;
    private final Passwords passwords;
    private final AccountSessions sessions;
    private final Passkeys passkeys;
    private final Audit audit;
    private final Clock clock;

    InvitationDesk(
            Secrets secrets,
            Passwords passwords,
            AccountSessions sessions,
            Passkeys passkeys,
            Audit audit,
            Clock clock) {
        this.secrets = secrets;
        this.passwords = passwords;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an invitation is to.
     *
     * @param name and email null for the first organiser, who says them
     */
    record Shown(@Nullable String name, @Nullable String email, boolean needsPassword) {

        public boolean isFirst() {
            return email == null;
        }
    }

    /** Changes nothing. Empty where the link has ended or was used. */
    @Transactional
    Optional<Shown> show(String token) {
        return find(token, LockModeType.NONE).flatMap(this::shown);
    }

    private Optional<Shown> shown(Invitation invitation) {
        var id = invitation.accountId();
        if (id == null) {
            return Account.isAnyOrganiserOfAll() ? Optional.empty() : Optional.of(new Shown(null, null, true));
        }
        return Account.<Account>findByIdOptional(id)
                .filter(account -> !account.isClosed())
                .map(account -> new Shown(account.name(), account.email(), account.needsTwoFactors()));
    }

    /** @return whether the invitation still stood, and the password does for what the account may do by now */
    @Transactional
    boolean accept(String token, String password) {
        var account = find(token, LockModeType.PESSIMISTIC_WRITE)
                .map(Invitation::accountId)
                .flatMap(Account::lock)
                .filter(found -> !found.isClosed())
                .filter(found -> !found.needsTwoFactors()
                        || passwords
                                .refusal(password, List.of(found.name(), found.email()))
                                .isEmpty());
        if (account.isEmpty()) {
            return false;
        }
        accept(account.get(), password);
        Invitation.deleteAllOf(account.get().id());
        return true;
    }

    /** @return whether nobody was quicker */
    @Transactional
    boolean acceptAsFirst(String token, String name, String email, String password) {
        Invitation.lockThoseOfNobody();
        var link = find(token, LockModeType.NONE).filter(found -> found.accountId() == null);
        if (link.isEmpty() || Account.isAnyOrganiserOfAll()) {
            return false;
        }
        var all = List.of(new Grant(Role.ORGANISER, Grant.EVERY_EVENT));
        var account = Account.at(Account.normalised(email)).orElseGet(() -> new Account(name, email, all));
        account.reopen();
        account.give(all);
        account.persistAndFlush();
        accept(account, password);
        Invitation.deleteThoseOfNobody();
        return true;
    }

    private void accept(Account account, String password) {
        if (account.needsTwoFactors()) {
            account.protect(passwords.hash(password));
        }
        account.accept(clock.instant());
        // Whoever is signed in came by what held before: another password, a passkey, or none.
        sessions.endAll(account.id());
        passkeys.removeAll(account.id());
        var name = CurrentCaller.accountName(account.id());
        audit.add(AuditEntry.of(name, "accepted the invitation", Grant.EVERY_EVENT, name));
    }

    private Optional<Invitation> find(String token, LockModeType lock) {
        return Invitation.open(secrets.hash(Invitation.PURPOSE, token), clock.instant(), lock);
    }
}
