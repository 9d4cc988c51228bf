package uk.dgnorth.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Secrets;

/**
 * Lets a request that is sent again with the same Idempotency-Key take effect once: the outcome is kept in the
 * transaction of the work itself, so a crash leaves both or neither.
 */
@ApplicationScoped
public class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Secrets secrets;
    private final RepeatableRequest repeatable;
    private final Clock clock;

    Idempotency(
            AgroalDataSource database, ObjectMapper json, Secrets secrets, RepeatableRequest repeatable, Clock clock) {
        this.database = database;
        this.json = json;
        this.secrets = secrets;
        this.repeatable = repeatable;
        this.clock = clock;
    }

    /**
     * Does the work, unless the same request was carried out before: then gives that outcome.
     *
     * @param request what was asked for, compared by its JSON
     * @param outcome what is kept and given again, so it must hold no secret
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(Object request, Class<T> outcome, Supplier<T> work) {
        var scope = scope();
        return scope.isEmpty() ? work.get() : onceIn(scope.get(), request, outcome, work);
    }

    /** Empty where the request has no key, and where there is no request. */
    private Optional<byte[]> scope() {
        return Arc.container().requestContext().isActive()
                ? repeatable.scope().map(scope -> secrets.hash("idempotency-scope", scope))
                : Optional.empty();
    }

    /**
     * What came of the same request before, if it was carried out: so that no limit is counted and no time runs out on
     * a request that is only sent again.
     */
    public <T> Optional<T> recall(Object request, Class<T> outcome) {
        var scope = scope();
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        try (var connection = database.getConnection()) {
            var known = find(connection, scope.get(), hash(request));
            return known == null ? Optional.empty() : Optional.of(json.readValue(known, outcome));
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A repeatable request could not be looked up", e);
        }
    }

    private byte[] hash(Object request) throws JsonProcessingException {
        return secrets.hash("idempotency-request", json.writeValueAsString(request));
    }

    private <T> T onceIn(byte[] scope, Object request, Class<T> outcome, Supplier<T> work) {
        try (var connection = database.getConnection()) {
            if (!lock(connection, scope)) {
                throw new RequestInFlight();
            }
            var hash = hash(request);
            var known = find(connection, scope, hash);
            if (known != null) {
                return json.readValue(known, outcome);
            }
            var fresh = work.get();
            keep(connection, scope, hash, json.writeValueAsString(fresh));
            return fresh;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A repeatable request could not be noted", e);
        }
    }

    /** Held until the transaction ends, however it ends. */
    private static boolean lock(Connection connection, byte[] scope) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, ByteBuffer.wrap(scope).getLong());
            try (var rows = lock.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private @Nullable String find(Connection connection, byte[] scope, byte[] hash) throws SQLException {
        try (var select = connection.prepareStatement(
                "select request_hash, outcome from idempotency_record where scope = ? and created_at > ?")) {
            select.setBytes(1, scope);
            select.setTimestamp(2, Timestamp.from(clock.instant().minus(KEPT)));
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                if (!MessageDigest.isEqual(rows.getBytes(1), hash)) {
                    throw new IdempotencyKeyReused();
                }
                return rows.getString(2);
            }
        }
    }

    private void keep(Connection connection, byte[] scope, byte[] hash, String outcome) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into idempotency_record (scope, request_hash, outcome, created_at) values (?, ?, ?::jsonb, ?)
                on conflict (scope) do update
                set request_hash = excluded.request_hash, outcome = excluded.outcome,
                    created_at = excluded.created_at""")) {
            insert.setBytes(1, scope);
            insert.setBytes(2, hash);
            insert.setString(3, outcome);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** Running twice at once, or late, does no harm. */
    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forgetTheOld() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from idempotency_record where created_at <= ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Old repeatable requests could not be removed", e);
        }
    }
}
