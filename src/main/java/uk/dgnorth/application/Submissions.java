package uk.dgnorth.application;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.PlaceStock;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.registration.Addressee;
import uk.dgnorth.registration.ReferralHolds;
import uk.dgnorth.registration.RegistrationEmails;
import uk.dgnorth.registration.Status;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.Language;

/**
 * Writes submissions: the hot path of the service, so plain JDBC in one short transaction, with the counter of places
 * last (ADR 0002).
 */
@ApplicationScoped
class Submissions {

    private static final int TRIES = 3;
    private static final String FOREIGN_KEY_VIOLATION = "23503"; // PostgreSQL, appendix A

    private final AgroalDataSource database;
    private final Secrets secrets;
    private final References references;
    private final PlaceStock places;
    private final ReferralHolds referralHolds;
    private final RegistrationEmails emails;
    private final Audit audit;
    private final Idempotency idempotency;
    private final ApplicationLinks links;

    Submissions(
            AgroalDataSource database,
            Secrets secrets,
            References references,
            PlaceStock places,
            ReferralHolds referralHolds,
            RegistrationEmails emails,
            Audit audit,
            Idempotency idempotency,
            ApplicationLinks links) {
        this.database = database;
        this.secrets = secrets;
        this.references = references;
        this.places = places;
        this.referralHolds = referralHolds;
        this.emails = emails;
        this.audit = audit;
        this.idempotency = idempotency;
        this.links = links;
    }

    /**
     * Keeps the submission, opens a registration where the address has none, and asks the address for a proof.
     *
     * @throws LastPlaceGone where a place was seen and is gone; nothing was written then
     */
    @Transactional
    PendingView write(Submission submission) {
        return idempotency.once(submission.applicant(), PendingView.class, () -> writeOnce(submission));
    }

    /**
     * Keeps what somebody asks for somebody else, as part of a larger request.
     *
     * @throws AlreadyRegistered where the address has a registration that was proved
     * @throws LastPlaceGone where a place was seen and is gone; what the transaction wrote has to be undone then
     */
    @Transactional(Transactional.TxType.MANDATORY)
    PendingView writeForAnother(Submission submission) {
        return writeOnce(submission);
    }

    private PendingView writeOnce(Submission submission) {
        try (var connection = database.getConnection()) {
            return write(connection, submission);
        } catch (SQLException e) {
            if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
                throw new NotFound("event"); // removed since it was looked at
            }
            throw new IllegalStateException("A submission could not be kept", e);
        }
    }

    private PendingView write(Connection connection, Submission submission) throws SQLException {
        for (int tried = 0; tried < TRIES; tried++) {
            var known = submission.isEligible() ? Optional.<Known>empty() : findRefused(connection, submission);
            if (known.isPresent()) {
                return join(connection, submission, known.get());
            }
            var reference = references.next();
            var opened = open(connection, submission, reference);
            if (opened.isPresent()) {
                // As for a known address, so that the time of the answer does not tell them apart.
                findLive(connection, submission);
                return apply(connection, submission, opened.get(), reference);
            }
            known = findLive(connection, submission);
            if (known.isPresent()) {
                return join(connection, submission, known.get());
            }
            // The registration that was in the way ended in between: there is room for a new one.
        }
        throw new IllegalStateException("A registration kept appearing and ending");
    }

    /** Empty where the address has a live registration: a duplicate gets no further, and never near the hot row. */
    private static Optional<Long> open(Connection connection, Submission submission, String reference)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                with opened as (
                    insert into registration (event_id, place_type_id, reference, status, email, normalised_email,
                        email_domain, holds_place, hold_expires_at, decision_id, decision_outcome, submitted_at,
                        expires_at)
                    values (?, ?, ?, 'UNCONFIRMED', ?, ?, ?, ?, ?, nextval('eligibility_decision_id_seq'), ?, ?, ?)
                    on conflict (event_id, normalised_email)
                        where status in ('UNCONFIRMED', 'REFERRED', 'WAITING', 'OFFERED', 'CONFIRMED')
                        do nothing
                    returning id, decision_id, decision_outcome, email_domain, submitted_at)
                insert into eligibility_decision (id, registration_id, at, outcome, rule, entry_domain, entry_match,
                    entry_list, entry_source, list_version, email_domain, organisation, marker, decided_by)
                select decision_id, id, submitted_at, decision_outcome, ?, ?, ?, ?, ?, ?, email_domain, ?, ?, 'system'
                from opened
                returning registration_id""")) {
            var at = Timestamp.from(submission.at());
            var address = submission.address();
            var decision = submission.decision();
            var entry = decision.entry();
            insert.setLong(1, submission.event().id());
            insert.setLong(2, submission.placeType().id());
            insert.setString(3, reference);
            insert.setString(4, address.asTyped());
            insert.setString(5, address.normalised());
            insert.setString(6, address.domain());
            insert.setBoolean(7, submission.holdsPlace());
            insert.setTimestamp(8, submission.holdsPlace() ? Timestamp.from(submission.holdExpiresAt()) : null);
            insert.setString(9, decision.outcome().name());
            insert.setTimestamp(10, at);
            insert.setTimestamp(11, Timestamp.from(submission.codeExpiresAt()));
            insert.setString(12, decision.rule().code());
            insert.setString(13, entry == null ? null : entry.domain());
            insert.setString(14, entry == null ? null : entry.match().word());
            insert.setString(15, entry == null ? null : entry.list().word());
            insert.setString(16, entry == null ? null : entry.source());
            insert.setString(17, decision.listVersion());
            insert.setString(18, decision.organisation());
            insert.setString(19, decision.marker());
            try (var rows = insert.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private PendingView apply(Connection connection, Submission submission, long registrationId, String reference)
            throws SQLException {
        var code = insertApplication(connection, submission, registrationId);
        audit.add(AuditEntry.of(
                "applicant", "registration submitted", submission.event().slug(), reference));
        askForProof(submission, reference, code, submission.isEligible());
        hold(connection, submission, registrationId);
        return submission.pending(code.pendingId());
    }

    private void askForProof(Submission submission, String reference, Code code, boolean holdsPlace) {
        var inviter = submission.invitedBy();
        if (inviter == null) {
            emails.askToConfirm(
                    submission.event(),
                    reference,
                    submission.addressee(),
                    code.code(),
                    code.link(),
                    submission.codeExpiresAt(),
                    holdsPlace ? submission.holdExpiresAt() : null,
                    submission.at());
        } else {
            emails.invite(
                    submission.event(),
                    reference,
                    submission.addressee(),
                    inviter,
                    code.code(),
                    code.link(),
                    submission.codeExpiresAt(),
                    holdsPlace && submission.holdExpiresAt() != null);
        }
    }

    private void hold(Connection connection, Submission submission, long registrationId) throws SQLException {
        if (!submission.roomSeen()) {
            return;
        }
        if (!submission.isEligible()) {
            holdForReferral(connection, submission, registrationId);
        } else if (!places.take(submission.placeType().id())) {
            throw new LastPlaceGone();
        }
    }

    private void holdForReferral(Connection connection, Submission submission, long registrationId)
            throws SQLException {
        var domain = submission.address().domain();
        if (!referralHolds.take(submission.event().id(), submission.placeType().id(), domain)) {
            return;
        }
        try (var update = connection.prepareStatement(
                "update registration set holds_place = true, hold_expires_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(submission.holdExpiresAt()));
            update.setLong(2, registrationId);
            update.executeUpdate();
        }
    }

    /** The address has a registration: the letter goes to whoever reads its mail, and nothing of it changes. */
    private PendingView join(Connection connection, Submission submission, Known known) throws SQLException {
        if (submission.invitedBy() != null && known.status() != Status.UNCONFIRMED) {
            throw new AlreadyRegistered();
        }
        var code = insertApplication(connection, submission, known.id());
        var held = known.holdsPlace();
        var event = submission.event();
        audit.add(AuditEntry.of("applicant", "registration submitted again", event.slug(), known.reference()));
        if (known.status() == Status.UNCONFIRMED) {
            held = prolong(connection, submission, known);
            askForProof(submission, known.reference(), code, held && submission.isEligible());
        } else {
            // To the address that was proved: another tag of it may be another mailbox.
            emails.alreadyRegistered(
                    event,
                    known.reference(),
                    new Addressee(known.email(), null, known.language()),
                    code.code(),
                    code.link(),
                    submission.codeExpiresAt());
        }
        if (held && !known.holdsPlace()) {
            if (!places.take(submission.placeType().id())) {
                throw new LastPlaceGone();
            }
        } else if (submission.roomSeen()) {
            // Waits its turn like a new address, so that the time of the answer does not tell them apart.
            places.lock(submission.placeType().id());
        }
        return submission.pending(code.pendingId());
    }

    /** @return whether a place is held: for longer now, or again where the hold had lapsed and there is room */
    private static boolean prolong(Connection connection, Submission submission, Known known) throws SQLException {
        try (var update = connection.prepareStatement("""
                update registration
                set expires_at = greatest(expires_at, ?),
                    holds_place = holds_place or ?,
                    hold_expires_at = case when holds_place or ? then greatest(?, hold_expires_at) end,
                    version = version + 1
                where id = ?
                returning holds_place""")) {
            update.setTimestamp(1, Timestamp.from(submission.codeExpiresAt()));
            var again = submission.holdsPlace() && known.couldHold(submission);
            update.setBoolean(2, again);
            update.setBoolean(3, again);
            update.setTimestamp(4, submission.roomSeen() ? Timestamp.from(submission.holdExpiresAt()) : null);
            update.setLong(5, known.id());
            try (var rows = update.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private record Code(String pendingId, String code, URI link) {}

    private Code insertApplication(Connection connection, Submission submission, long registrationId)
            throws SQLException {
        var pendingId = secrets.newToken();
        var code = secrets.newCode();
        var link = secrets.newToken();
        try (var insert = connection.prepareStatement("""
                insert into application (pending_id, registration_id, place_type_id, email, full_name, badge_name,
                    job_title, organisation, language, referral_organisation, referral_role, referral_reason,
                    code_hash, link_hash, code_expires_at, client_network, submitted_at,
                    sessions, takes_over)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            var applicant = submission.applicant();
            var referral = applicant.referral();
            insert.setString(1, pendingId);
            insert.setLong(2, registrationId);
            insert.setLong(3, submission.placeType().id());
            insert.setString(4, submission.address().asTyped());
            insert.setString(5, applicant.fullName());
            insert.setString(6, applicant.badgeName());
            insert.setString(7, applicant.jobTitle());
            insert.setString(8, applicant.organisation());
            insert.setString(9, applicant.language().name());
            insert.setString(10, referral == null ? null : referral.organisation());
            insert.setString(11, referral == null ? null : referral.role());
            insert.setString(12, referral == null ? null : referral.reason());
            insert.setBytes(13, secrets.hash(Application.CODE, pendingId + ":" + code));
            insert.setBytes(14, secrets.hash(Application.LINK, link));
            insert.setTimestamp(15, Timestamp.from(submission.codeExpiresAt()));
            insert.setString(16, submission.clientNetwork());
            insert.setTimestamp(17, Timestamp.from(submission.at()));
            insert.setArray(
                    18, connection.createArrayOf("text", applicant.sessions().toArray()));
            var inviter = submission.invitedBy();
            insert.setBoolean(19, inviter != null && inviter.isForOwnPlace());
            insert.executeUpdate();
        }
        return new Code(pendingId, code, links.toConfirm(link));
    }

    private record Known(
            long id,
            String reference,
            Status status,
            String email,
            long placeTypeId,
            boolean holdsPlace,
            boolean eligible,
            Language language) {

        /** Another kind of place, or another decision, counts only once the submission is proved. */
        boolean couldHold(Submission submission) {
            return eligible && placeTypeId == submission.placeType().id();
        }
    }

    private static Optional<Known> findLive(Connection connection, Submission submission) throws SQLException {
        return find(connection, submission, """
                select id, reference, status, email, place_type_id, holds_place, decision_outcome = 'ELIGIBLE',
                    coalesce(language, 'ENGLISH')
                from registration
                where event_id = ? and normalised_email = ?
                    and status in ('UNCONFIRMED', 'REFERRED', 'WAITING', 'OFFERED', 'CONFIRMED')
                for no key update""");
    }

    /** Somebody who was declined comes back to that answer, and does not start afresh by sending the form again. */
    private static Optional<Known> findRefused(Connection connection, Submission submission) throws SQLException {
        return find(connection, submission, """
                select id, reference, status, email, place_type_id, holds_place, decision_outcome = 'ELIGIBLE',
                    coalesce(language, 'ENGLISH')
                from registration
                where event_id = ? and normalised_email = ? and status = 'REFUSED'
                order by id desc limit 1
                for no key update""");
    }

    private static Optional<Known> find(Connection connection, Submission submission, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, submission.event().id());
            select.setString(2, submission.address().normalised());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Known(
                                rows.getLong(1),
                                rows.getString(2),
                                Status.valueOf(rows.getString(3)),
                                rows.getString(4),
                                rows.getLong(5),
                                rows.getBoolean(6),
                                rows.getBoolean(7),
                                Language.valueOf(rows.getString(8))))
                        : Optional.empty();
            }
        }
    }
}
