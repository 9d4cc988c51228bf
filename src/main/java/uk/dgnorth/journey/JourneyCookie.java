package uk.dgnorth.journey;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.web.Cookies;

/** The forms of this browser: what it has answered, found by its cookie. */
@RequestScoped
class JourneyCookie {

    static final String NAME = "journey";

    private final Cookies cookies;
    private final Journeys journeys;
    private @Nullable String token;

    JourneyCookie(Cookies cookies, Journeys journeys) {
        this.cookies = cookies;
        this.journeys = journeys;
    }

    /** Its form for an event, if it has begun one and not left it for too long. */
    Optional<Journey> journey(Event event) {
        return cookies.value(NAME).flatMap(known -> journeys.find(known, event.id()));
    }

    /** The token of this browser; one without gets its first. */
    String token() {
        var known = token;
        if (known == null) {
            known = cookies.value(NAME).orElseGet(journeys::newToken);
            token = known;
        }
        return known;
    }

    /** The answers that it gave for an event have become a registration. */
    void proved(Event event) {
        cookies.value(NAME).ifPresent(known -> journeys.proved(known, event.id()));
    }

    NewCookie cookie() {
        return cookies.with(NAME, token());
    }
}
