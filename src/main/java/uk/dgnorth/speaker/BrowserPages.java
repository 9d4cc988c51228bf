package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import uk.dgnorth.access.SpeakerTokens;
import uk.dgnorth.access.SpeakerTokens.SignedIn;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** Where a speaker or delegate is signed in, and how they end that for a browser that is not at hand. */
@Path("/speaker/browsers")
@Produces(Html.TYPE)
@Blocking
class BrowserPages {

    private static final EventTimes TIMES = new EventTimes(ZoneId.of("Europe/London"), Language.ENGLISH);

    private final SpeakerSessions sessions;
    private final SpeakerTokens tokens;

    BrowserPages(SpeakerSessions sessions, SpeakerTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance browsers(List<Browser> browsers, boolean ended);
    }

    /** One that is signed in, as the page shows it. */
    record Browser(long id, String since, String until, boolean isThis) {}

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery boolean ended) {
        return sessions.showSignedIn(signedIn -> EnglishPage.of(Templates.browsers(
                tokens.of(signedIn.address()).stream()
                        .map(open -> new Browser(
                                open.id(),
                                TIMES.moment(open.createdAt()),
                                TIMES.moment(open.expiresAt()),
                                open.id() == signedIn.id()))
                        .toList(),
                ended)));
    }

    @POST
    @Path("/{id}/end")
    @Operation(hidden = true)
    public Response end(@RestPath long id) {
        return sessions.showSignedIn(signedIn -> {
            tokens.revoke(new SignedIn(id, signedIn.address()));
            return Html.see("/speaker/browsers?ended=true").build();
        });
    }
}
