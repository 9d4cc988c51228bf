package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.passkey.Passkeys;

/**
 * Signs in those whom the organisation's sign-in service sends. It decides who they are and what they may do: nobody
 * is invited, and the roles of before are replaced each time.
 */
@ApplicationScoped
class OrganisationDesk {

    private final AccountSessions sessions;
    private final Passkeys passkeys;
    private final Audit audit;
    private final Clock clock;

    OrganisationDesk(AccountSessions sessions, Passkeys passkeys, Audit audit, Clock clock) {
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    enum Step {
        IN,
        NO_VERIFIED_EMAIL,
        /** The service let them pass without asking, though it was told to ask. */
        PROVED_LONG_AGO,
        NO_ROLE,
        CLOSED
    }

    /** @param session the secret of the session, where there is one */
    record Answer(Step step, @Nullable String session) {}

    /** @param before the secret of the session that the browser had, which ends */
    @Transactional
    Answer enter(OrganisationPerson person, Optional<String> before) {
        var email = person.email();
        if (email.isEmpty()) {
            return refused(Step.NO_VERIFIED_EMAIL);
        }
        var freshAfter = clock.instant().minus(AccountSessions.PROOF_LASTS);
        if (person.provedAt().filter(proved -> proved.isBefore(freshAfter)).isPresent()) {
            return refused(Step.PROVED_LONG_AGO);
        }
        var known = Account.at(Account.normalised(email.get()));
        if (person.grants().isEmpty()) {
            known.filter(Account::isManaged).ifPresent(this::shutOut);
            return refused(Step.NO_ROLE);
        }
        // An organiser closed it here: it takes an organiser to invite them again.
        if (known.filter(Account::isClosed).isPresent()) {
            return refused(Step.CLOSED);
        }
        var account = known.orElseGet(() -> new Account(person.name(), email.get(), List.of()));
        var rolesBefore = account.grants();
        account.manage(person.name(), person.grants(), clock.instant());
        account.persistAndFlush();
        Invitation.deleteAllOf(account.id());
        passkeys.removeAll(account.id());
        if (!account.grants().equals(rolesBefore)) {
            noteRoles(account, rolesBefore);
        }
        before.flatMap(sessions::find).ifPresent(session -> sessions.end(session.accountId(), session.id()));
        var name = CurrentCaller.accountName(account.id());
        audit.add(AuditEntry.of(name, "signed in by the organisation", Grant.EVERY_EVENT, name));
        return new Answer(Step.IN, sessions.open(account.id()));
    }

    /** They may do nothing any more, wherever they are still signed in. */
    private void shutOut(Account account) {
        var before = account.grants();
        account.give(List.of());
        account.persistAndFlush();
        sessions.endAll(account.id());
        if (!before.isEmpty()) {
            noteRoles(account, before);
        }
    }

    private void noteRoles(Account account, List<Grant> before) {
        var name = CurrentCaller.accountName(account.id());
        audit.add(AuditEntry.of(name, "got roles from the organisation", Grant.EVERY_EVENT, name)
                .changing(Map.of("roles", before), Map.of("roles", account.grants())));
    }

    private static Answer refused(Step step) {
        return new Answer(step, null);
    }
}
