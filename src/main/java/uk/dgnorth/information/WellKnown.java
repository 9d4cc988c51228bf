package uk.dgnorth.information;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import uk.dgnorth.web.Site;

/** What programs look for at a fixed address. */
@Path("/")
@Produces("text/plain;charset=utf-8")
class WellKnown {

    /** RFC 9116, section 2.5.5, wants it to be less than a year. */
    private static final Duration CONTACT_HOLDS_FOR = Duration.ofDays(180);

    private final Site site;
    private final Clock clock;

    WellKnown(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /** Whom to tell of a weakness (RFC 9116). */
    @GET
    @Path(".well-known/security.txt")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "public, max-age=86400")
    @Operation(hidden = true)
    public String security() {
        return """
                Contact: mailto:%s
                Expires: %s
                Preferred-Languages: en
                Canonical: %s/.well-known/security.txt
                """.formatted(
                        site.contactEmail(),
                        clock.instant().plus(CONTACT_HOLDS_FOR).truncatedTo(ChronoUnit.DAYS),
                        site.publicUrl());
    }

    /** Search engines find the events, and nothing of what people do (RFC 9309). */
    @GET
    @Path("robots.txt")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "public, max-age=86400")
    @Operation(hidden = true)
    public String robots() {
        return """
                User-agent: *
                Disallow: /api/
                Disallow: /confirm/
                Disallow: /your-registration
                Disallow: /development/
                Disallow: /events/*/
                """;
    }
}
