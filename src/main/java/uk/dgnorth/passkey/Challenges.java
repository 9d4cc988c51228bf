package uk.dgnorth.passkey;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import uk.dgnorth.access.Secrets;

/** Hands out challenges and takes each back once, for the same purpose and from the same browser. */
@Singleton
class Challenges {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String PURPOSE = "passkey-challenge";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Secrets secrets;
    private final Clock clock;

    Challenges(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @return a new challenge in base64url */
    String issue(Purpose purpose, String browser) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        new Challenge(hash(purpose, browser, bytes), clock.instant().plus(LIFETIME)).persist();
        return Base64Url.of(bytes);
    }

    /** @return whether it stood; it never does again */
    boolean use(Purpose purpose, String browser, byte[] challenge) {
        return Challenge.use(hash(purpose, browser, challenge), clock.instant());
    }

    private byte[] hash(Purpose purpose, String browser, byte[] challenge) {
        // Neither of the first two holds a colon, so no two are written alike.
        return secrets.hash(PURPOSE, Base64Url.of(challenge) + ":" + purpose + ":" + browser);
    }

    void forgetTheExpired() {
        Challenge.deleteThoseThatExpiredBefore(clock.instant());
    }
}
