package uk.dgnorth.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key behind every hash of a secret and every derived ticket code. From {@code dgn.secret-key}; where that is
 * unset, one is made and kept in the database, so that all instances share it.
 */
@ApplicationScoped
class ServerKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final AgroalDataSource database;
    private final Optional<String> configured;
    private volatile SecretKeySpec key;

    @SuppressWarnings("NullAway.Init")
    ServerKey(AgroalDataSource database, @ConfigProperty(name = "dgn.secret-key") Optional<String> configured) {
        this.database = database;
        this.configured = configured;
    }

    /** HMAC-SHA256 (RFC 2104) of the text, with the purpose mixed in so that no hash serves two ends. */
    byte[] sign(String purpose, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(
                    configured
                            .map(text -> text.getBytes(StandardCharsets.UTF_8))
                            .orElseGet(this::sharedKey),
                    ALGORITHM);
            key = known;
        }
        return known;
    }

    /** Before the first request, so that no request needs a second connection for it. */
    void makeReady(@Observes StartupEvent start) {
        key();
    }

    /**
     * Whoever comes first makes the key; every other instance reads it. Kept whatever becomes of the caller's
     * transaction: what was signed with a key that is gone could never be checked again.
     */
    private byte[] sharedKey() {
        return QuarkusTransaction.requiringNew().call(this::makeOrRead);
    }

    private byte[] makeOrRead() {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into server_key (id, key) values (1, ?) on conflict do nothing");
                var select = connection.prepareStatement("select key from server_key where id = 1")) {
            insert.setString(1, Base64.getEncoder().encodeToString(fresh));
            insert.executeUpdate();
            try (var rows = select.executeQuery()) {
                rows.next();
                return Base64.getDecoder().decode(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The server key could not be read", e);
        }
    }
}
