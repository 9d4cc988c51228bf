package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.passkey.Passkeys;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;

/** Gives people accounts and roles, and takes them away. */
@ApplicationScoped
class AccountDesk {

    private final AccountEmails emails;
    private final AccountSessions sessions;
    private final Passkeys passkeys;
    private final Secrets secrets;
    private final AccountConfig config;
    private final Audit audit;
    private final Clock clock;

    AccountDesk(
            AccountEmails emails,
            AccountSessions sessions,
            Passkeys passkeys,
            Secrets secrets,
            AccountConfig config,
            Audit audit,
            Clock clock) {
        this.emails = emails;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.secrets = secrets;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<AccountView> all() {
        return Account.all().stream().map(AccountView::of).toList();
    }

    @Transactional
    AccountView show(long id) {
        return AccountView.of(Account.<Account>findByIdOptional(id).orElseThrow(AccountDesk::unknown));
    }

    /** Whoever had an account that was closed gets it back, with these roles and no others. */
    @Transactional
    AccountView invite(NewAccount wanted, String actor) {
        demandKnownEvents(wanted.grants());
        var known = Account.at(Account.normalised(wanted.email()));
        if (known.filter(account -> !account.isClosed()).isPresent()) {
            throw new AccountExists();
        }
        if (known.isEmpty() && Account.count() >= Account.MOST) {
            throw new InvalidRequest(FieldError.in("#/email", "There are " + Account.MOST + " accounts already"));
        }
        var account = known.orElseGet(
                () -> new Account(wanted.name().strip(), wanted.email().strip(), List.of()));
        account.reopen();
        account.rename(wanted.name().strip());
        account.give(wanted.grants());
        account.persistAndFlush();
        note(actor, "invited", account, List.of());
        send(account);
        return AccountView.of(account);
    }

    /**
     * A new link, for whoever lost theirs or their password. What they had to sign in with works until they use it, so
     * that nobody is locked out by an invitation they did not ask for.
     */
    @Transactional
    void inviteAgain(long id, String actor) {
        var account = find(id);
        note(actor, "invited again", account, account.grants());
        send(account);
    }

    private void send(Account account) {
        Invitation.deleteAllOf(account.id());
        var token = secrets.newToken();
        var expiresAt = clock.instant().plus(config.invitationLifetime());
        new Invitation(secrets.hash(Invitation.PURPOSE, token), account.id(), expiresAt).persist();
        emails.invitation(account, token, expiresAt);
    }

    /** These roles and no others. */
    @Transactional
    AccountView give(long id, GivenRoles roles, String actor) {
        return change(id, unused -> roles.grants(), actor);
    }

    /** This role beside those that are held. */
    @Transactional
    AccountView giveAlso(long id, WantedRole role, String actor) {
        return change(
                id,
                held -> Stream.concat(held.stream(), Stream.of(role.grant()))
                        .distinct()
                        .toList(),
                actor);
    }

    @Transactional
    AccountView takeAway(long id, WantedRole role, String actor) {
        return change(
                id,
                held -> held.stream()
                        .filter(grant -> !grant.equals(role.grant()))
                        .toList(),
                actor);
    }

    /** What somebody may do changes with their next request. */
    private AccountView change(long id, UnaryOperator<List<Grant>> change, String actor) {
        Account.lockOrganisersOfAll();
        var account = find(id);
        var before = account.grants();
        var after = change.apply(before);
        demandKnownEvents(
                after.stream().filter(grant -> !before.contains(grant)).toList());
        if (after.isEmpty() || after.size() > GivenRoles.MOST) {
            throw new InvalidRequest(
                    FieldError.in("#/roles", "Give 1 to " + GivenRoles.MOST + " roles, or close the account"));
        }
        var neededTwo = account.needsTwoFactors();
        account.give(after);
        account.persistAndFlush();
        demandAnOrganiser();
        note(actor, "gave roles to", account, before);
        if (account.isAccepted() && !account.isManaged() && account.needsTwoFactors() && !neededTwo) {
            // A steward signed in by a code alone, which is not enough any more, and may have no password yet. With
            // no more than that they added passkeys.
            sessions.endAll(id);
            passkeys.removeAll(id);
            send(account);
        }
        return AccountView.of(account);
    }

    /** Ends their sessions, passkeys and tokens too. */
    @Transactional
    void close(long id, String actor) {
        Account.lockOrganisersOfAll();
        var account = find(id);
        var before = account.grants();
        account.close(clock.instant());
        account.persistAndFlush();
        demandAnOrganiser();
        Invitation.deleteAllOf(id);
        sessions.endAll(id);
        passkeys.removeAll(id);
        note(actor, "closed the account of", account, before);
    }

    /** Without one, nobody could ever give roles again. */
    private static void demandAnOrganiser() {
        if (!Account.isAnyOrganiserOfAll()) {
            throw new LastOrganiser();
        }
    }

    private static void demandKnownEvents(Collection<Grant> grants) {
        for (var grant : grants) {
            if (!grant.event().equals(Grant.EVERY_EVENT)
                    && Event.findBySlug(grant.event()).isEmpty()) {
                throw new InvalidRequest(FieldError.in("#/roles", "There is no event " + grant.event()));
            }
        }
    }

    private static NotFound unknown() {
        return new NotFound("account");
    }

    private static Account find(long id) {
        return Account.lock(id).filter(account -> !account.isClosed()).orElseThrow(AccountDesk::unknown);
    }

    private void note(String actor, String what, Account account, List<Grant> before) {
        audit.add(AuditEntry.of(actor, what, Grant.EVERY_EVENT, CurrentCaller.accountName(account.id()))
                .changing(Map.of("roles", before), Map.of("roles", account.grants())));
    }
}
