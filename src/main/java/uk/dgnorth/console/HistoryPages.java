package uk.dgnorth.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.access.Role;
import uk.dgnorth.referral.Replay;
import uk.dgnorth.registration.OrganiserDesk;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Html;

/** Why a registration stands where it stands: all that happened to it, on paper too, and its decisions made again. */
@Path("/organiser/events/{event}/registrations")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class HistoryPages {

    private final OrganiserDesk desk;
    private final Replay replay;
    private final Clock clock;

    HistoryPages(OrganiserDesk desk, Replay replay, Clock clock) {
        this.desk = desk;
        this.replay = replay;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance history(
                AtEvent event, OrganiserRegistrationView registration, Timeline timeline, Instant now);

        static native TemplateInstance replay(AtEvent event, Replay.Replayed replayed);
    }

    @GET
    @Path("/{reference}/history")
    @Operation(hidden = true)
    public Response history(@RestPath String event, @RestPath String reference) {
        var registration = desk.show(event, reference);
        return EnglishPage.of(
                Templates.history(AtEvent.find(event), registration, Timeline.whole(registration), clock.instant()));
    }

    @GET
    @Path("/{reference}/replay")
    @Operation(hidden = true)
    public Response replay(@RestPath String event, @RestPath String reference) {
        return EnglishPage.of(Templates.replay(AtEvent.find(event), replay.of(event, desk.show(event, reference))));
    }
}
