package uk.dgnorth.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.application.PendingView;
import uk.dgnorth.journey.Journey.Sent;
import uk.dgnorth.publicbody.PublicBodies;

/** Keeps the forms that people are filling in, each under a random token and for one event. */
@ApplicationScoped
class Journeys {

    private static final String PURPOSE = "journey";

    /** As long as a code lives; every answer starts it anew. */
    private static final Duration LIFETIME = Duration.ofHours(24);

    /** A request that hands in the answers takes no longer, or has died. */
    private static final Duration SENDING_AT_MOST = Duration.ofSeconds(30);

    private static final TypeReference<Map<String, String>> BY_FIELD = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Secrets secrets;
    private final PublicBodies bodies;
    private final Clock clock;

    Journeys(AgroalDataSource database, ObjectMapper json, Secrets secrets, PublicBodies bodies, Clock clock) {
        this.database = database;
        this.json = json;
        this.secrets = secrets;
        this.bodies = bodies;
        this.clock = clock;
    }

    String newToken() {
        return secrets.newToken();
    }

    Optional<Journey> find(String token, long eventId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select answers, pending_id, sent_to, sending_until from journey
                        where token_hash = ? and event_id = ? and expires_at > ?""")) {
            setKey(select, 1, token, eventId);
            select.setTimestamp(3, now());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(eventId, rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A form could not be looked up", e);
        }
    }

    private Journey read(long eventId, ResultSet row) throws SQLException {
        try {
            var answers = new FormAnswers(json.readValue(row.getString(1), BY_FIELD));
            var pendingId = row.getString(2);
            var sent = pendingId == null ? null : new Sent(pendingId, row.getString(3));
            var sendingUntil = row.getTimestamp(4);
            return journey(eventId, answers, sent, sendingUntil != null && sendingUntil.after(now()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answers of a form cannot be read", e);
        }
    }

    /** Decided anew each time: the lists may have changed since the address was typed. */
    Journey journey(long eventId, FormAnswers answers, @Nullable Sent sent, boolean sending) {
        var decision = answers.has("email") ? bodies.rulesInForce(eventId).decide(answers.get("email")) : null;
        return new Journey(answers, decision, sent, sending);
    }

    /** An answer after the form was handed in begins another one. */
    @Transactional
    void keep(String token, long eventId, FormAnswers answers) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into journey (token_hash, event_id, answers, expires_at) values (?, ?, ?::jsonb, ?)
                        on conflict (token_hash, event_id) do update
                        set answers = excluded.answers, expires_at = excluded.expires_at, pending_id = null,
                            sent_to = null, sending_until = null""")) {
            setKey(upsert, 1, token, eventId);
            upsert.setString(3, json.writeValueAsString(answers.byField()));
            upsert.setTimestamp(4, Timestamp.from(clock.instant().plus(LIFETIME)));
            upsert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("An answer could not be kept", e);
        }
    }

    /** @return whether it is for this request to hand the answers in, and nobody else has or is about to */
    @Transactional
    boolean beginSending(String token, long eventId) {
        return update("""
                update journey set sending_until = ?
                where token_hash = ? and event_id = ? and pending_id is null
                    and (sending_until is null or sending_until <= ?)""", statement -> {
            statement.setTimestamp(1, Timestamp.from(clock.instant().plus(SENDING_AT_MOST)));
            setKey(statement, 2, token, eventId);
            statement.setTimestamp(4, now());
        });
    }

    /** They were refused: whoever asks again can hand them in. */
    @Transactional
    void endSending(String token, long eventId) {
        update(
                "update journey set sending_until = null where token_hash = ? and event_id = ?",
                statement -> setKey(statement, 1, token, eventId));
    }

    /** The answers stay until the address is proved, for whoever goes back to change one. */
    @Transactional
    void sent(String token, long eventId, PendingView pending) {
        update("""
                update journey
                set sending_until = null, pending_id = ?, sent_to = ?, expires_at = ?
                where token_hash = ? and event_id = ?""", statement -> {
            statement.setString(1, pending.pendingId());
            statement.setString(2, pending.sentTo());
            statement.setTimestamp(3, Timestamp.from(laterOf(pending.codeExpiresAt())));
            setKey(statement, 4, token, eventId);
        });
    }

    /** The answers are the registration's now, and gone from here. */
    @Transactional
    void proved(String token, long eventId) {
        update(
                "update journey set answers = '{}' where token_hash = ? and event_id = ?",
                statement -> setKey(statement, 1, token, eventId));
    }

    private Instant laterOf(Instant codeExpiresAt) {
        var usual = clock.instant().plus(LIFETIME);
        return codeExpiresAt.isAfter(usual) ? codeExpiresAt : usual;
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forgetTheOld() {
        update("delete from journey where expires_at <= ?", statement -> statement.setTimestamp(1, now()));
    }

    /** Fills in a statement. */
    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private boolean update(String sql, Binder binder) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("A form could not be changed", e);
        }
    }

    private void setKey(PreparedStatement statement, int from, String token, long eventId) throws SQLException {
        statement.setBytes(from, secrets.hash(PURPOSE, token));
        statement.setLong(from + 1, eventId);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
