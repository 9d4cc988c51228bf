package uk.dgnorth.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Makes secrets, and what may be kept of them: a hash keyed with the server's own key. */
@ApplicationScoped
public class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 24;

    private final ServerKey key;

    Secrets(ServerKey key) {
        this.key = key;
    }

    /** 192 random bits, safe in a URL. */
    public String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Six random digits. */
    public String newCode() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
    }

    /** What is kept of a secret, and what a derived code is made from; differs for each purpose. */
    public byte[] hash(String purpose, String secret) {
        return key.sign(purpose, secret);
    }

    /** Compares in constant time. */
    public boolean matches(String purpose, String secret, byte[] hash) {
        return MessageDigest.isEqual(hash(purpose, secret), hash);
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
