package uk.dgnorth.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.apache.commons.codec.binary.Base32;

/** Public references of registrations: eight letters and digits that nobody confuses (RFC 4648, section 6). */
@ApplicationScoped
class References {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 5;

    String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }
}
