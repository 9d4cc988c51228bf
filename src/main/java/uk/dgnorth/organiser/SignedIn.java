package uk.dgnorth.organiser;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import uk.dgnorth.web.Html;

/** Keeps everybody out of the organisers' pages who is not signed in. */
class SignedIn {

    /** A form of another site is refused as such, whoever sends it. */
    private static final int AFTER_SAME_SITE = Priorities.USER + 1;

    private final OrganiserSessions sessions;

    SignedIn(OrganiserSessions sessions) {
        this.sessions = sessions;
    }

    @OrganisersOnly
    @ServerRequestFilter(priority = AFTER_SAME_SITE)
    public Optional<Response> demand(ContainerRequestContext request) {
        if (sessions.isOpen()) {
            return Optional.empty();
        }
        var isRead = request.getMethod().equals(HttpMethod.GET);
        return Optional.of(
                Html.see(SignInPages.path(isRead ? request.getUriInfo().getPath() : "", sessions.hasEnded()))
                        .build());
    }
}
