package uk.dgnorth.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that programs call the API with: each has a name, an end, and no more power than the account that made it
 * has at the moment of the call. Of each only a keyed hash is kept.
 */
@ApplicationScoped
public class ApiTokens {

    /** A secret scanner can tell by it what was leaked. */
    static final String PREFIX = "dgn_";

    private static final String PURPOSE = "api-token";

    private final AgroalDataSource database;
    private final Secrets secrets;
    private final Clock clock;

    ApiTokens(AgroalDataSource database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * One token, without its secret.
     *
     * @param event the slug of the only event it opens, or {@link Grant#EVERY_EVENT}
     * @param usedAt when it was last used, to the hour; null for never
     */
    public record ApiToken(
            long id,
            long accountId,
            String name,
            String event,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** Who calls with a token, and what their account may do. */
    record Bearer(ApiToken token, List<Grant> grants) {}

    /** Gives the secret, which is shown once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String issue(long accountId, String name, String event, List<String> scopes, Instant expiresAt) {
        var secret = PREFIX + secrets.newToken();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into api_token (token_hash, account_id, name, event, scopes, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setBytes(1, secrets.hash(PURPOSE, secret));
            insert.setLong(2, accountId);
            insert.setString(3, name);
            insert.setString(4, event);
            insert.setArray(5, connection.createArrayOf("text", scopes.toArray()));
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.setTimestamp(7, Timestamp.from(expiresAt));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("An API token could not be kept", e);
        }
        return secret;
    }

    Optional<Bearer> find(String secret) {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select api_token.*, array(select role || '@' || event from account_role
                            where account_role.account_id = account.id) as grants
                        from api_token join account on account.id = account_id
                        where token_hash = ? and api_token.expires_at > ? and account.closed_at is null""");
                var note = connection.prepareStatement("""
                        update api_token set used_at = ?
                        where id = ? and (used_at is null or used_at < ?::timestamptz - interval '1 hour')""")) {
            select.setBytes(1, secrets.hash(PURPOSE, secret));
            select.setTimestamp(2, Timestamp.from(now));
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var bearer = new Bearer(
                        read(rows),
                        Arrays.stream((String[]) rows.getArray("grants").getArray())
                                .map(Grant::parse)
                                .toList());
                note.setTimestamp(1, Timestamp.from(now));
                note.setLong(2, bearer.token().id());
                note.setTimestamp(3, Timestamp.from(now));
                note.executeUpdate();
                return Optional.of(bearer);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("An API token could not be looked up", e);
        }
    }

    /** The tokens of an account that still work, newest first. */
    public List<ApiToken> of(long accountId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select * from api_token where account_id = ? and expires_at > ?
                        order by id desc limit 200""")) {
            select.setLong(1, accountId);
            select.setTimestamp(2, Timestamp.from(clock.instant()));
            try (var rows = select.executeQuery()) {
                var tokens = new ArrayList<ApiToken>();
                while (rows.next()) {
                    tokens.add(read(rows));
                }
                return tokens;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("API tokens could not be read", e);
        }
    }

    /** It opens nothing from now on. @return whether the account had it */
    @Transactional
    public boolean revoke(long accountId, long id) {
        return change("delete from api_token where account_id = ? and id = ?", accountId, id) == 1;
    }

    /** Whosever they are: they open nothing from now on. */
    @Transactional
    public void revokeAllOf(String event) {
        change("delete from api_token where event = ?", event);
    }

    /** @return how many were deleted */
    @Transactional
    public int deleteTheExpired() {
        return change("delete from api_token where expires_at <= ?", Timestamp.from(clock.instant()));
    }

    private static ApiToken read(ResultSet row) throws SQLException {
        var usedAt = row.getTimestamp("used_at");
        return new ApiToken(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("event"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                usedAt == null ? null : usedAt.toInstant());
    }

    private int change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("API tokens could not be changed", e);
        }
    }
}
