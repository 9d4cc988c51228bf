package uk.dgnorth.passkey;

import java.util.Base64;

/** How Web Authentication writes bytes in JSON (RFC 4648, section 5, without padding). */
final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    static String of(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
