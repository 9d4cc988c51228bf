package uk.dgnorth.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The bearer token of a request. A type of its own, so that no other reader of tokens is ever asked about ours. */
final class BearerSecret extends BaseAuthenticationRequest {

    private final String token;

    BearerSecret(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
