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
import java.util.Optional;

/** Tokens of speakers who have signed in: each stands for the address that was proved, until it expires or is revoked. */
@ApplicationScoped
public class SpeakerTokens {

    private static final String PURPOSE = "speaker-token";

    /** As many browsers as are listed; what is older ends by itself within hours. */
    private static final int MOST = 50;

    private final AgroalDataSource database;
    private final Secrets secrets;
    private final Clock clock;

    SpeakerTokens(AgroalDataSource database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Who signed in, and under which number: the number is no personal data. */
    public record SignedIn(long id, String address) {}

    /** A token that works: since when, and until when unless it is used. */
    public record Open(long id, Instant createdAt, Instant expiresAt) {}

    /** Gives the token itself, which is shown once: only its hash is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String issue(String address, Instant expiresAt) {
        var token = secrets.newToken();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into speaker_session (token_hash, address, created_at, expires_at)
                        values (?, ?, ?, ?)""")) {
            insert.setBytes(1, secrets.hash(PURPOSE, token));
            insert.setString(2, address);
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            insert.setTimestamp(4, Timestamp.from(expiresAt));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A speaker's token could not be kept", e);
        }
        return token;
    }

    public Optional<SignedIn> find(String token) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, address from speaker_session
                        where token_hash = ? and expires_at > ? and revoked_at is null""")) {
            select.setBytes(1, secrets.hash(PURPOSE, token));
            select.setTimestamp(2, Timestamp.from(clock.instant()));
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new SignedIn(rows.getLong("id"), rows.getString("address")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A speaker's token could not be looked up", e);
        }
    }

    /** The newest first. */
    public List<Open> of(String address) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, created_at, expires_at from speaker_session
                        where address = ? and expires_at > ? and revoked_at is null
                        order by id desc limit ?""")) {
            select.setString(1, address);
            select.setTimestamp(2, Timestamp.from(clock.instant()));
            select.setInt(3, MOST);
            try (var rows = select.executeQuery()) {
                var open = new ArrayList<Open>();
                while (rows.next()) {
                    open.add(new Open(
                            rows.getLong("id"),
                            rows.getTimestamp("created_at").toInstant(),
                            rows.getTimestamp("expires_at").toInstant()));
                }
                return open;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A speaker's tokens could not be read", e);
        }
    }

    /** Lets a token that still works do so for longer. */
    @Transactional
    public void prolong(SignedIn signedIn, Instant expiresAt) {
        change(
                "update speaker_session set expires_at = greatest(expires_at, ?) where id = ? and address = ?",
                expiresAt,
                signedIn);
    }

    /** It opens nothing from now on, where the address has it. */
    @Transactional
    public void revoke(SignedIn signedIn) {
        change(
                "update speaker_session set revoked_at = ? where id = ? and address = ? and revoked_at is null",
                clock.instant(),
                signedIn);
    }

    private void change(String sql, Instant to, SignedIn signedIn) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(to));
            update.setLong(2, signedIn.id());
            update.setString(3, signedIn.address());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A speaker's token could not be changed", e);
        }
    }

    /** @return how many were deleted */
    @Transactional
    public int deleteThoseThatExpiredBefore(Instant time) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from speaker_session where expires_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(time));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Old tokens of speakers could not be deleted", e);
        }
    }
}
