package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Html;

/** Where speakers and delegates arrive, and leave. */
@Path("/speaker")
@Produces(Html.TYPE)
@Blocking
class DeskPages {

    private final Mandates mandates;
    private final SpeakerSessions sessions;

    DeskPages(Mandates mandates, SpeakerSessions sessions) {
        this.mandates = mandates;
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance mandates(List<Mandate> mandates);

        static native TemplateInstance signedOut();
    }

    /** Who acts for one speaker only is there at once. */
    @GET
    @Operation(hidden = true)
    public Response list() {
        return sessions.show(address -> {
            var acting = mandates.of(address);
            return acting.size() == 1
                    ? Html.see(acting.get(0).path()).build()
                    : EnglishPage.of(Templates.mandates(acting));
        });
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return Html.see("/speaker/signed-out").cookie(sessions.close()).build();
    }

    @GET
    @Path("/signed-out")
    @Operation(hidden = true)
    public Response signedOut() {
        return EnglishPage.of(Templates.signedOut());
    }
}
