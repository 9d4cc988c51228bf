package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** The slides of a session that a speaker holds: to send, and to remove. */
@Path("/speaker/events/{event}/{speaker}/sessions/{session}/slides")
@Produces(Html.TYPE)
@Blocking
class SlidesPages {

    private static final String PUBLISHED = "published";
    private static final String YES = "yes";

    private final FileDesk desk;
    private final SessionDesk held;
    private final SpeakerSessions sessions;

    SlidesPages(FileDesk desk, SessionDesk held, SpeakerSessions sessions) {
        this.desk = desk;
        this.held = held;
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance slides(Mandate mandate, Form form, SessionView session, String sentAt);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String speaker, @RestPath String session) {
        return sessions.show(event, speaker, mandate -> {
            var shown = held.show(mandate, session).body();
            var slides = shown.slides();
            return EnglishPage.of(page(mandate, Form.of(answered(slides != null && slides.published())), shown));
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response save(
            @RestPath String event,
            @RestPath String speaker,
            @RestPath String session,
            @RestForm("slides") @Nullable FileUpload slides,
            @RestForm @Nullable String published) {
        return sessions.show(event, speaker, mandate -> {
            var isPublished = YES.equals(published);
            try {
                desk.keepSlides(mandate, session, Answers.file(slides), isPublished);
                return Html.see(mandate.path() + "/sessions").build();
            } catch (InvalidRequest refused) {
                var form = Answers.refused(answered(isPublished), refused);
                return EnglishPage.invalid(
                        page(mandate, form, held.show(mandate, session).body()));
            }
        });
    }

    @POST
    @Path("/removal")
    @Operation(hidden = true)
    public Response remove(@RestPath String event, @RestPath String speaker, @RestPath String session) {
        return sessions.show(event, speaker, mandate -> {
            desk.removeSlides(mandate, session);
            return Html.see(mandate.path() + "/sessions/" + session + "/slides").build();
        });
    }

    private static Map<String, String> answered(boolean isPublished) {
        return isPublished ? Map.of(PUBLISHED, YES) : Map.of();
    }

    private static TemplateInstance page(Mandate mandate, Form form, SessionView session) {
        var times = new EventTimes(mandate.event().timezone(), Language.ENGLISH);
        var slides = session.slides();
        return Templates.slides(mandate, form, session, slides == null ? "" : times.moment(slides.uploadedAt()));
    }
}
