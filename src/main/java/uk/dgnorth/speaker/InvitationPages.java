package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Html;

/** Where the link of an invitation leads. */
@Path("/speaker/invitations/{token}")
@Produces(Html.TYPE)
@Blocking
class InvitationPages {

    private final InvitationDesk desk;
    private final SpeakerSessions sessions;

    InvitationPages(InvitationDesk desk, SpeakerSessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance invitation(String token);

        static native TemplateInstance invitationEnded();
    }

    /** Changes nothing, and looks nothing up: scanners open the links of letters too. */
    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String token) {
        return EnglishPage.of(Templates.invitation(token));
    }

    @POST
    @Operation(hidden = true)
    public Response accept(@RestPath String token) {
        return desk.accept(token)
                .map(session ->
                        Html.see("/speaker").cookie(sessions.open(session)).build())
                .orElseGet(() -> EnglishPage.gone(Templates.invitationEnded()));
    }
}
