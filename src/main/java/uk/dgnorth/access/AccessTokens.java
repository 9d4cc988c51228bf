package uk.dgnorth.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Access tokens: each opens one registration to whoever holds it, until it expires or is revoked. */
@ApplicationScoped
public class AccessTokens {

    private static final String PURPOSE = "access-token";

    private final AgroalDataSource database;
    private final Secrets secrets;
    private final Clock clock;

    AccessTokens(AgroalDataSource database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Gives the token itself, which is shown once: only its hash is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String issue(long registrationId, Instant expiresAt) {
        return issue(List.of(registrationId), expiresAt).get(0);
    }

    /** One for each of these, in their order and with one round trip to the database. */
    public List<String> issue(List<Long> registrationIds, Instant expiresAt) {
        var issued = new ArrayList<String>();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into access_token (token_hash, registration_id, created_at, expires_at)
                        values (?, ?, ?, ?)""")) {
            for (long registrationId : registrationIds) {
                var token = secrets.newToken();
                insert.setBytes(1, secrets.hash(PURPOSE, token));
                insert.setLong(2, registrationId);
                insert.setTimestamp(3, Timestamp.from(clock.instant()));
                insert.setTimestamp(4, Timestamp.from(expiresAt));
                insert.addBatch();
                issued.add(token);
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("An access token could not be kept", e);
        }
        return issued;
    }

    /** The registration that this token opens now, if any. */
    public OptionalLong registrationOf(String token) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select registration_id from access_token
                        where token_hash = ? and expires_at > ? and revoked_at is null""")) {
            select.setBytes(1, secrets.hash(PURPOSE, token));
            select.setTimestamp(2, Timestamp.from(clock.instant()));
            try (var rows = select.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("An access token could not be looked up", e);
        }
    }

    /** Lets a token that still opens its registration do so for longer; never for shorter. */
    @Transactional
    public void prolong(String token, Instant expiresAt) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update access_token set expires_at = ?
                        where token_hash = ? and expires_at > ? and expires_at < ? and revoked_at is null""")) {
            update.setTimestamp(1, Timestamp.from(expiresAt));
            update.setBytes(2, secrets.hash(PURPOSE, token));
            update.setTimestamp(3, Timestamp.from(clock.instant()));
            update.setTimestamp(4, Timestamp.from(expiresAt));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("An access token could not be prolonged", e);
        }
    }

    /** It opens nothing from now on. */
    @Transactional
    public void revoke(String token) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update access_token set revoked_at = ? where token_hash = ? and revoked_at is null")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setBytes(2, secrets.hash(PURPOSE, token));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("An access token could not be revoked", e);
        }
    }
}
