package uk.dgnorth.referral;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Outcome;
import uk.dgnorth.publicbody.PublicBodies;
import uk.dgnorth.publicbody.RulesInForce;
import uk.dgnorth.registration.Referrals;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.Status;

/**
 * Decides open referrals again when the register has changed. Each registration says by which state of the register it
 * was last looked at, in the transaction that looked: so a kill loses nothing, and running twice changes nothing.
 */
@ApplicationScoped
class ReEvaluation {

    private static final Logger LOG = Logger.getLogger(ReEvaluation.class);
    private static final int BATCH = 200;

    /** One instance at a time, so that places go out in the order of the proofs. Any number will do. */
    private static final long LOCK = 5_028_029;

    private final PublicBodies bodies;
    private final Referrals referrals;
    private final AgroalDataSource database;

    ReEvaluation(PublicBodies bodies, Referrals referrals, AgroalDataSource database) {
        this.bodies = bodies;
        this.referrals = referrals;
        this.database = database;
    }

    @Scheduled(every = "${dgn.registration.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var state = bodies.state();
        var last = new Open(0, Instant.EPOCH);
        for (@Nullable Open next = last; next != null; ) {
            var from = next;
            next = QuarkusTransaction.requiringNew().call(() -> batch(state, from));
        }
    }

    private record Open(long id, Instant provedAt) {}

    /** @return where to go on, null at the end */
    private @Nullable Open batch(RulesInForce state, Open after) {
        if (!isOurs()) {
            return null;
        }
        var open = find(state.number(), after);
        for (var each : open) {
            try {
                QuarkusTransaction.requiringNew().run(() -> lookAgain(each.id(), state));
            } catch (RuntimeException e) {
                // One that cannot be decided must not keep all that come after it from theirs.
                LOG.errorf(e, "Registration %d could not be looked at again; it is tried again", each.id());
            }
        }
        return open.size() < BATCH ? null : open.get(open.size() - 1);
    }

    private void lookAgain(long id, RulesInForce state) {
        var registration = Registration.lock(id);
        if (registration.status() != Status.REFERRED || !note(id, state.number())) {
            return;
        }
        // An appeal: what a person has decided is not overturned by a list. And whether somebody of another body may
        // take a place over is for a person to say, whatever the lists know of the body.
        if (registration.decision().isByPerson() || registration.isToTakeOver()) {
            return;
        }
        var decision = state.at(registration.event().id()).decide(registration.email());
        if (decision.outcome() == Outcome.ELIGIBLE) {
            referrals.accept(registration, decision);
            LOG.infof(
                    "Referral %s is eligible under the register's state %d", registration.reference(), state.number());
        }
    }

    private boolean isOurs() {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var rows = lock.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The re-evaluation of referrals could not begin", e);
        }
    }

    private List<Open> find(long number, Open after) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, coalesce(proved_at, submitted_at) as at from registration
                        where status = 'REFERRED' and lists_seen < ? and not left_to_person
                            and (coalesce(proved_at, submitted_at), id) > (?, ?)
                        order by at, id limit ?""")) {
            select.setLong(1, number);
            select.setTimestamp(2, Timestamp.from(after.provedAt()));
            select.setLong(3, after.id());
            select.setInt(4, BATCH);
            var found = new ArrayList<Open>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Open(rows.getLong(1), rows.getTimestamp(2).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The open referrals could not be read", e);
        }
    }

    /** @return whether it was not looked at by this state before, and is not for a person alone */
    private boolean note(long id, long number) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update registration set lists_seen = ? where id = ? and lists_seen < ? and not left_to_person""")) {
            update.setLong(1, number);
            update.setLong(2, id);
            update.setLong(3, number);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("A referral could not be looked at again", e);
        }
    }
}
