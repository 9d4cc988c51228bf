package uk.dgnorth.account;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.ProblemBody;
import uk.dgnorth.web.Cookies;

/**
 * Leads whoever is not signed in from the organisers' pages to where they can, and organisers whose last proof of who
 * they are is too old for what they want to where they give another.
 */
class Doorkeeper {

    /** Before a refusal is made into a page. */
    private static final int BEFORE_ERROR_PAGES = Priorities.USER + 1;

    private final CurrentCaller caller;
    private final Cookies cookies;
    private final Clock clock;

    Doorkeeper(CurrentCaller caller, Cookies cookies, Clock clock) {
        this.caller = caller;
        this.cookies = cookies;
        this.clock = clock;
    }

    @ServerResponseFilter(priority = BEFORE_ERROR_PAGES)
    public void lead(ContainerRequestContext request, ContainerResponseContext response) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith(SessionCookie.PAGES) || !(response.getEntity() instanceof ProblemBody problem)) {
            return;
        }
        // What somebody typed cannot be sent a second time for them: after a form they begin again.
        var back = request.getMethod().equals(HttpMethod.GET) ? withQuery(path, request) : SessionCookie.PAGES;
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            see(
                    response,
                    SignInPages.path(back, cookies.value(SessionCookie.COOKIE).isPresent()));
        } else if (problem.is("forbidden") && isProofTooOld()) {
            see(response, ProofPages.path(back));
        }
    }

    /** With the filter of a list, say. */
    private static String withQuery(String path, ContainerRequestContext request) {
        var query = request.getUriInfo().getRequestUri().getRawQuery();
        return query == null ? path : path + "?" + query;
    }

    private boolean isProofTooOld() {
        return caller.has(Role.TEAM)
                && !clock.instant().isBefore(caller.session().provedAt().plus(AccountSessions.PROOF_LASTS));
    }

    private static void see(ContainerResponseContext response, String path) {
        response.setStatusInfo(Response.Status.SEE_OTHER);
        response.setEntity(null);
        var headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_TYPE);
        headers.remove(HttpHeaders.WWW_AUTHENTICATE);
        headers.putSingle(HttpHeaders.LOCATION, path);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
