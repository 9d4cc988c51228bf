package uk.dgnorth.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses forms that another site sends (cross-site request forgery). Browsers say where a request comes from in
 * Sec-Fetch-Site; older ones say it in Origin, if at all. What comes without either is no browser, or one that keeps
 * our SameSite cookies to itself. The API takes no cookies, so it needs none of this.
 */
class SameSite {

    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String OUR_OWN = "same-origin";
    /** Typed, or sent again by a reload. */
    private static final String THE_PERSON = "none";

    /** What browsers send instead of an origin under our own Referrer-Policy, which is no-referrer. */
    private static final String WITHHELD = "null";

    @ServerRequestFilter
    public void demand(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())
                || request.getUriInfo().getPath().startsWith("/api/")
                || isOurOwn(request)) {
            return;
        }
        throw new FromAnotherSite();
    }

    private static boolean isOurOwn(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals(OUR_OWN) || site.equals(THE_PERSON);
        }
        var origin = request.getHeaderString("Origin");
        return origin == null
                || origin.equals(WITHHELD)
                || hostOf(origin).equalsIgnoreCase(String.valueOf(request.getHeaderString(HttpHeaders.HOST)));
    }

    private static String hostOf(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
