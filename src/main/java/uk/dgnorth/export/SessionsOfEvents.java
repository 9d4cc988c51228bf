package uk.dgnorth.export;

import jakarta.enterprise.context.ApplicationScoped;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Releases;

/** Tells a session in which nobody has a place from one that is not there. */
@ApplicationScoped
class SessionsOfEvents {

    private final Releases releases;

    SessionsOfEvents(Releases releases) {
        this.releases = releases;
    }

    /** @throws InvalidRequest where the filter names a session that the programme does not have */
    void demand(Event event, RegistrationFilter filter) {
        var session = filter.session();
        if (session != null && !isThere(event, session)) {
            throw new InvalidRequest(FieldError.parameter("session", "There is no such session at this event"));
        }
    }

    /** @throws NotFound where the programme does not have it */
    void demand(Event event, String session) {
        if (!isThere(event, session)) {
            throw new NotFound("session");
        }
    }

    private boolean isThere(Event event, String session) {
        return releases.newest(event)
                .flatMap(release -> release.programme().session(session))
                .isPresent();
    }
}
