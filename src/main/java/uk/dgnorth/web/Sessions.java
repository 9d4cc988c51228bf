package uk.dgnorth.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import uk.dgnorth.access.AccessTokens;

/**
 * Lets a browser see for a while what an access token opens: its cookie is a token of its own, short-lived, and
 * prolonged for as long as somebody uses the pages. The API takes no cookies.
 */
@RequestScoped
public class Sessions {

    public static final String COOKIE = "registration";

    /** Longer than the 20 hours under which people would have to be warned (WCAG 2.2, criterion 2.2.1). */
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final AccessTokens tokens;
    private final Cookies cookies;
    private final Clock clock;

    Sessions(AccessTokens tokens, Cookies cookies, Clock clock) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** A session for whoever holds an access token; empty where the token opens nothing any more. */
    @Transactional
    public Optional<NewCookie> open(String accessToken) {
        var registration = tokens.registrationOf(accessToken);
        return registration.isEmpty()
                ? Optional.empty()
                : Optional.of(cookies.with(
                        COOKIE,
                        tokens.issue(registration.getAsLong(), clock.instant().plus(LIFETIME))));
    }

    /** The registration of this browser's session. */
    public Optional<Long> registration() {
        var token = cookies.value(COOKIE);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var registration = tokens.registrationOf(token.get());
        if (registration.isEmpty()) {
            return Optional.empty();
        }
        tokens.prolong(token.get(), clock.instant().plus(LIFETIME));
        return Optional.of(registration.getAsLong());
    }

    /** The page of this browser's registration. Without a session, or after it has ended, a new link is the way back. */
    public Response show(LongFunction<Response> page) {
        return registration()
                .map(page::apply)
                .orElseGet(() -> Html.see(cookies.value(COOKIE).isPresent() ? "/new-link?ended=true" : "/new-link")
                        .build());
    }

    public NewCookie close() {
        cookies.value(COOKIE).ifPresent(tokens::revoke);
        return cookies.without(COOKIE);
    }
}
