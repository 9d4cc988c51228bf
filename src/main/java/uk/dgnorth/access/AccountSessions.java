package uk.dgnorth.access;

import io.agroal.api.AgroalDataSource;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The browsers in which somebody with an account has signed in. Kept on the server, so that a session can be ended
 * from anywhere; of the secret in the cookie only a keyed hash is kept.
 */
@ApplicationScoped
public class AccountSessions {

    public static final Duration LIFETIME = Duration.ofHours(12);
    public static final Duration IDLE_AT_MOST = Duration.ofHours(2);
    /** For so long after a proof nobody is asked again who they are. */
    public static final Duration PROOF_LASTS = Duration.ofMinutes(15);

    /** A look is a use, but not one that is written down each time: with 20 requests for a page that would be 20 writes. */
    private static final Duration USE_IS_NOTED_AFTER = Duration.ofMinutes(1);

    /** For so long after a request a session lasts at least, if nothing else ends it. */
    public static final Duration IDLE_AT_LEAST = IDLE_AT_MOST.minus(USE_IS_NOTED_AFTER);

    private static final String PURPOSE = "account-session";

    private final AgroalDataSource database;
    private final Secrets secrets;
    private final Clock clock;

    AccountSessions(AgroalDataSource database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Somebody who is signed in.
     *
     * @param provedAt when they last proved who they are
     */
    public record SignedIn(
            long id, long accountId, Instant createdAt, Instant usedAt, Instant provedAt, List<Grant> grants) {

        /** When it ends in any case. */
        public Instant endsAt() {
            return createdAt.plus(LIFETIME);
        }
    }

    /** The session by which the caller of a request was recognised; null where nobody has asked who calls. */
    public static @Nullable SignedIn of(RoutingContext request) {
        return request.get(SignedIn.class.getName());
    }

    static void note(RoutingContext request, SignedIn session) {
        request.put(SignedIn.class.getName(), session);
    }

    /** Gives the secret of a new session, which is shown once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String open(long accountId) {
        var token = secrets.newToken();
        var now = clock.instant();
        change("""
                insert into account_session (token_hash, account_id, created_at, used_at, proved_at, expires_at)
                values (?, ?, ?, ?, ?, ?)""", secrets.hash(PURPOSE, token), accountId, now, now, now, now.plus(LIFETIME));
        return token;
    }

    /** Whoever is signed in with this secret now; to find it is to use it. */
    public Optional<SignedIn> find(String token) {
        var now = clock.instant();
        var found = list(
                "session.token_hash = ? and session.used_at > ? and session.expires_at > ?",
                secrets.hash(PURPOSE, token),
                now.minus(IDLE_AT_MOST),
                now);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var session = found.get(0);
        if (session.usedAt().plus(USE_IS_NOTED_AFTER).isBefore(now)) {
            change("update account_session set used_at = ? where id = ?", now, session.id());
        }
        return Optional.of(session);
    }

    /** Where an account is signed in now. */
    public List<SignedIn> of(long accountId) {
        var now = clock.instant();
        return list(
                "session.account_id = ? and session.used_at > ? and session.expires_at > ?",
                accountId,
                now.minus(IDLE_AT_MOST),
                now);
    }

    /** Ends one session of an account; nothing where it has none like that. */
    @Transactional
    public void end(long accountId, long id) {
        change("delete from account_session where account_id = ? and id = ?", accountId, id);
    }

    @Transactional
    public void endAll(long accountId) {
        change("delete from account_session where account_id = ?", accountId);
    }

    /** @return how many were deleted */
    @Transactional
    public int deleteTheEnded() {
        var now = clock.instant();
        return change(
                "delete from account_session where expires_at <= ? or used_at <= ?", now, now.minus(IDLE_AT_MOST));
    }

    /** A closed account is signed in nowhere, whatever its sessions say. */
    private List<SignedIn> list(String condition, Object... values) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select session.id, session.account_id, session.created_at, session.used_at, session.proved_at,
                            array(select role || '@' || event from account_role
                                where account_role.account_id = account.id order by 1) as grants
                        from account_session session join account on account.id = session.account_id
                        where account.closed_at is null and %s
                        order by session.id desc limit 100""".formatted(condition))) {
            bind(select, values);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<SignedIn>();
                while (rows.next()) {
                    found.add(read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The sessions of accounts could not be read", e);
        }
    }

    private static SignedIn read(ResultSet row) throws SQLException {
        return new SignedIn(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("used_at").toInstant(),
                row.getTimestamp("proved_at").toInstant(),
                Arrays.stream((String[]) row.getArray("grants").getArray())
                        .map(Grant::parse)
                        .toList());
    }

    private int change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The sessions of accounts could not be changed", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant instant ? Timestamp.from(instant) : values[i]);
        }
    }
}
