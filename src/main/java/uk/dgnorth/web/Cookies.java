package uk.dgnorth.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * The cookies of the pages, all of them needed for what somebody is doing: random, for this site only, gone when the
 * browser closes. The page about cookies names each.
 */
@RequestScoped
public class Cookies {

    /** A random name can be no longer than that: what is longer was not made here. */
    private static final int LONGEST = 100;

    private final RoutingContext request;
    private final Site site;

    Cookies(RoutingContext request, Site site) {
        this.request = request;
        this.site = site;
    }

    public Optional<String> value(String name) {
        return value(request, site, name);
    }

    /** For who looks before there is a request scope. */
    public static Optional<String> value(RoutingContext request, Site site, String name) {
        return Optional.ofNullable(request.request().getCookie(fullName(site, name)))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
    }

    public NewCookie with(String name, String value) {
        return builder(name).value(value).build();
    }

    /** One that comes along only from pages of our own, not even with a link from elsewhere. */
    public NewCookie strict(String name, String value) {
        return builder(name).value(value).sameSite(NewCookie.SameSite.STRICT).build();
    }

    public NewCookie without(String name) {
        return builder(name).value("").maxAge(0).build();
    }

    private NewCookie.Builder builder(String name) {
        return new NewCookie.Builder(fullName(site, name))
                .path("/")
                .httpOnly(true)
                .secure(site.isSecure())
                .sameSite(NewCookie.SameSite.LAX);
    }

    /** Browsers keep others from setting a cookie with this prefix, and refuse it over http (RFC 6265bis, 4.1.3). */
    private static String fullName(Site site, String name) {
        return site.isSecure() ? "__Host-" + name : name;
    }
}
