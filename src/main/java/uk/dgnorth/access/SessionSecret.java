package uk.dgnorth.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** What the cookie of a browser holds in which somebody has signed in. */
public final class SessionSecret extends BaseAuthenticationRequest {

    private final String token;

    public SessionSecret(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
