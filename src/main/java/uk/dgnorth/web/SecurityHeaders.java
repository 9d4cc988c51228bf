package uk.dgnorth.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Tells browsers what no answer of ours ever does, so that an injected one cannot either, and keeps answers out of caches. */
@ApplicationScoped
class SecurityHeaders {

    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy",
                    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=(), "
                            + "publickey-credentials-create=(self), publickey-credentials-get=(self)");

    /** Everything from here and nothing inline. The frame is for the development inbox, which shows letters in one. */
    private static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** The documentation of the API, there in development only, styles itself inline and reads /openapi. */
    private static final String SWAGGER = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'";

    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private final Site site;

    SecurityHeaders(Site site) {
        this.site = site;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ALL_OTHERS);
    }

    private void add(RoutingContext request) {
        request.addHeadersEndHandler(
                done -> complete(request.normalizedPath(), request.response().headers()));
        request.next();
    }

    private void complete(String path, MultiMap headers) {
        ALWAYS.forEach((name, value) -> addIfAbsent(headers, name, value));
        // What may be kept says so itself.
        addIfAbsent(headers, "Cache-Control", "no-store");
        if (!headers.contains(POLICY)) {
            headers.set(POLICY, path.startsWith("/q/swagger-ui") ? SWAGGER : PAGES);
            // For browsers that do not know frame-ancestors.
            headers.set("X-Frame-Options", "DENY");
        }
        if (site.isSecure()) {
            addIfAbsent(headers, "Strict-Transport-Security", TWO_YEARS);
        }
    }

    private static void addIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
