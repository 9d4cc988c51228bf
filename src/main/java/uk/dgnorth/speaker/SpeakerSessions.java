package uk.dgnorth.speaker;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import uk.dgnorth.access.SpeakerTokens;
import uk.dgnorth.web.Cookies;
import uk.dgnorth.web.Html;

/** The browsers of speakers and delegates who have signed in. */
@RequestScoped
public class SpeakerSessions {

    static final String COOKIE = "speaker";

    private final SpeakerTokens tokens;
    private final Mandates mandates;
    private final Cookies cookies;
    private final SpeakerConfig config;
    private final Clock clock;

    SpeakerSessions(SpeakerTokens tokens, Mandates mandates, Cookies cookies, SpeakerConfig config, Clock clock) {
        this.tokens = tokens;
        this.mandates = mandates;
        this.cookies = cookies;
        this.config = config;
        this.clock = clock;
    }

    /** The page of whoever has signed in, by their address. Everybody else is asked to sign in. */
    Response show(Function<String, Response> page) {
        return showSignedIn(signedIn -> page.apply(signedIn.address()));
    }

    /** A page about where somebody is signed in, for them. */
    Response showSignedIn(Function<SpeakerTokens.SignedIn, Response> page) {
        return signedIn().map(page).orElseGet(this::askToSignIn);
    }

    /** A page about one speaker, for whoever may act for them; for others there is no such page. */
    public Response show(String event, String speaker, Function<Mandate, Response> page) {
        return show(address -> page.apply(mandates.demand(address, event, speaker)));
    }

    private Optional<SpeakerTokens.SignedIn> signedIn() {
        var signedIn = cookies.value(COOKIE).flatMap(tokens::find);
        signedIn.ifPresent(found -> tokens.prolong(found, clock.instant().plus(config.sessionLifetime())));
        return signedIn;
    }

    private Response askToSignIn() {
        return Html.see(cookies.value(COOKIE).isPresent() ? "/speaker/sign-in?ended=true" : "/speaker/sign-in")
                .build();
    }

    NewCookie open(String token) {
        return cookies.with(COOKIE, token);
    }

    NewCookie close() {
        cookies.value(COOKIE).flatMap(tokens::find).ifPresent(tokens::revoke);
        return cookies.without(COOKIE);
    }
}
