package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.upload.Photo;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** A speaker's photo: to see, to send, and to remove. */
@Path("/speaker/events/{event}/{speaker}/photo")
@Produces(Html.TYPE)
@Blocking
class PhotoPages {

    private static final String ALT = "alt";

    private final FileDesk desk;
    private final SpeakerSessions sessions;

    PhotoPages(FileDesk desk, SpeakerSessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance photo(Mandate mandate, Form form, @Nullable Photo photo);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String speaker) {
        return sessions.show(event, speaker, mandate -> {
            var photo = desk.photo(mandate).orElse(null);
            var form = photo == null ? Form.empty() : Form.of(Map.of(ALT, photo.alt()));
            return EnglishPage.of(Templates.photo(mandate, form, photo));
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response save(
            @RestPath String event,
            @RestPath String speaker,
            @RestForm("photo") @Nullable FileUpload photo,
            @RestForm @Nullable String alt) {
        return sessions.show(event, speaker, mandate -> {
            try {
                desk.keepPhoto(mandate, Answers.file(photo), alt);
                return TaskPages.saved(mandate);
            } catch (InvalidRequest refused) {
                var form = Answers.refused(Map.of(ALT, Answers.shown(alt)), refused);
                return EnglishPage.invalid(
                        Templates.photo(mandate, form, desk.photo(mandate).orElse(null)));
            }
        });
    }

    @GET
    @Path("/image")
    @Produces("image/jpeg")
    @Operation(hidden = true)
    public Response image(@RestPath String event, @RestPath String speaker) {
        return sessions.show(
                event,
                speaker,
                mandate -> Response.ok(desk.image(mandate), "image/jpeg")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @POST
    @Path("/removal")
    @Operation(hidden = true)
    public Response remove(@RestPath String event, @RestPath String speaker) {
        return sessions.show(event, speaker, mandate -> {
            desk.removePhoto(mandate);
            return Html.see(mandate.path() + "/photo").build();
        });
    }
}
