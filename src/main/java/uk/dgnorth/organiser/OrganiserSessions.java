package uk.dgnorth.organiser;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.web.Cookies;

/** The browsers in which somebody has shown the organiser token. The API takes no cookies, so none of this opens it. */
@ApplicationScoped
class OrganiserSessions {

    static final String COOKIE = "organiser";

    static final Duration LIFETIME = Duration.ofHours(12);
    static final Duration IDLE_AT_MOST = Duration.ofHours(2);

    private static final Logger LOG = Logger.getLogger(OrganiserSessions.class);
    private static final String SESSION = "organiser-session";
    private static final String ORGANISER_TOKEN = "organiser-token";

    private final AgroalDataSource database;
    private final Secrets secrets;
    private final Cookies cookies;
    private final Clock clock;
    private final Optional<String> organiserToken;

    OrganiserSessions(
            AgroalDataSource database,
            Secrets secrets,
            Cookies cookies,
            Clock clock,
            @ConfigProperty(name = "dgn.organiser-token") Optional<String> organiserToken) {
        this.database = database;
        this.secrets = secrets;
        this.cookies = cookies;
        this.clock = clock;
        this.organiserToken = organiserToken;
    }

    /** A session of its own for whoever knows the organiser token, in place of the one before; else empty. */
    @Transactional
    Optional<NewCookie> open(String typed) {
        if (!isOrganiserToken(typed)) {
            return Optional.empty();
        }
        close();
        forgetTheEnded();
        var token = secrets.newToken();
        keep(token);
        LOG.info("Somebody signed in to the organisers' pages");
        return Optional.of(cookies.with(COOKIE, token));
    }

    /** Whether this browser is signed in; a look is a use, from which the time without use counts anew. */
    @Transactional
    boolean isOpen() {
        var token = cookies.value(COOKIE);
        return token.isPresent() && organiserToken.isPresent() && use(token.get(), organiserToken.get());
    }

    /** Whether this browser was signed in once, so that it can be told why it is not any more. */
    boolean hasEnded() {
        return cookies.value(COOKIE).isPresent();
    }

    /** Ends the session here, not only in the browser. */
    @Transactional
    NewCookie close() {
        cookies.value(COOKIE).ifPresent(this::remove);
        return cookies.without(COOKIE);
    }

    /** Compared by hashes under a key that nobody knows, so that the time it takes tells nothing. */
    private boolean isOrganiserToken(String typed) {
        return organiserToken.isPresent()
                && secrets.matches(ORGANISER_TOKEN, typed.strip(), secrets.hash(ORGANISER_TOKEN, organiserToken.get()));
    }

    private void keep(String token) {
        var now = clock.instant();
        change(
                "insert into organiser_session (token_hash, organiser_token_hash, used_at, expires_at) values (?, ?, ?, ?)",
                secrets.hash(SESSION, token),
                secrets.hash(ORGANISER_TOKEN, organiserToken.orElseThrow()),
                now,
                now.plus(LIFETIME));
    }

    private boolean use(String token, String organiserToken) {
        var now = clock.instant();
        return change(
                        """
                        update organiser_session set used_at = ?
                        where token_hash = ? and organiser_token_hash = ? and used_at > ? and expires_at > ?""",
                        now,
                        secrets.hash(SESSION, token),
                        secrets.hash(ORGANISER_TOKEN, organiserToken),
                        now.minus(IDLE_AT_MOST),
                        now)
                == 1;
    }

    private void remove(String token) {
        change("delete from organiser_session where token_hash = ?", (Object) secrets.hash(SESSION, token));
    }

    private void forgetTheEnded() {
        var now = clock.instant();
        change("delete from organiser_session where expires_at <= ? or used_at <= ?", now, now.minus(IDLE_AT_MOST));
    }

    private int change(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The sessions of organisers could not be read or changed", e);
        }
    }

    private static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setTimestamp(position, Timestamp.from(instant));
        } else {
            statement.setObject(position, value);
        }
    }
}
