package uk.dgnorth.organiser;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.upload.Photo;
import uk.dgnorth.upload.PhotoSize;
import uk.dgnorth.upload.Slides;
import uk.dgnorth.upload.UploadDesk;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.Language;

/** Photos of speakers and slides of sessions, as organisers hand them in, see them and remove them. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class UploadPages {

    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final UploadDesk uploads;
    private final DraftDesk drafts;
    private final CurrentCaller caller;

    UploadPages(UploadDesk uploads, DraftDesk drafts, CurrentCaller caller) {
        this.uploads = uploads;
        this.drafts = drafts;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance photo(
                Event event, String slug, String name, @Nullable Photo photo, String when, Form form);

        static native TemplateInstance slides(
                Event event, String slug, String title, @Nullable Slides slides, String when, Form form);
    }

    @GET
    @Path("/events/{event}/speakers/{speaker}/photo")
    @Operation(hidden = true)
    public Response askForPhoto(@RestPath String event, @RestPath String speaker) {
        var found = Event.demand(event);
        var photo = uploads.photos(found).get(speaker);
        return EnglishPage.of(
                photo(found, speaker, photo == null ? Form.empty() : Form.of(Map.of("alt", photo.alt()))));
    }

    private TemplateInstance photo(Event event, String speaker, Form form) {
        var name = drafts.show(event.slug(), Kind.SPEAKER, speaker).body().name();
        var photo = uploads.photos(event).get(speaker);
        return Templates.photo(
                event, speaker, name, photo, photo == null ? "" : times(event).moment(photo.uploadedAt()), form);
    }

    @POST
    @Path("/events/{event}/speakers/{speaker}/photo")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response keepPhoto(
            @RestPath String event,
            @RestPath String speaker,
            @RestForm("photo") @Nullable FileUpload photo,
            @RestForm @Nullable String alt) {
        try {
            uploads.keepPhoto(event, speaker, file(photo), alt, caller.name());
        } catch (InvalidRequest unusable) {
            var form = Form.of(Map.of("alt", Objects.requireNonNullElse(alt, "")));
            return EnglishPage.invalid(photo(Event.demand(event), speaker, refused(form, unusable)));
        }
        return Html.see("/organiser/events/" + event + "/speakers/" + speaker).build();
    }

    @POST
    @Path("/events/{event}/speakers/{speaker}/photo/remove")
    @Operation(hidden = true)
    public Response removePhoto(@RestPath String event, @RestPath String speaker) {
        uploads.removePhoto(event, speaker, caller.name());
        return Html.see("/organiser/events/" + event + "/speakers/" + speaker).build();
    }

    /** Of the draft too, which nobody but organisers sees. */
    @GET
    @Path("/events/{event}/speakers/{speaker}/photo.jpg")
    @Produces("image/jpeg")
    @Operation(hidden = true)
    public Response image(@RestPath String event, @RestPath String speaker) {
        return Response.ok(uploads.photo(event, speaker, PhotoSize.SMALL, true))
                .header(HttpHeaders.CONTENT_TYPE, "image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/events/{event}/sessions/{session}/slides")
    @Operation(hidden = true)
    public Response askForSlides(@RestPath String event, @RestPath String session) {
        var found = Event.demand(event);
        var isPublished =
                uploads.slides(found, session).filter(Slides::published).isPresent();
        return EnglishPage.of(slides(found, session, isPublished ? Form.of(Map.of("published", "yes")) : Form.empty()));
    }

    private TemplateInstance slides(Event event, String session, Form form) {
        var title = drafts.show(event.slug(), Kind.SESSION, session).body().title();
        var slides = uploads.slides(event, session).orElse(null);
        return Templates.slides(
                event,
                session,
                title,
                slides,
                slides == null ? "" : times(event).moment(slides.uploadedAt()),
                form);
    }

    @POST
    @Path("/events/{event}/sessions/{session}/slides")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response keepSlides(
            @RestPath String event,
            @RestPath String session,
            @RestForm("slides") @Nullable FileUpload slides,
            @RestForm @Nullable String published) {
        try {
            uploads.keepSlides(event, session, file(slides), "yes".equals(published), caller.name());
        } catch (InvalidRequest unusable) {
            var form = Form.of(Map.of("published", Objects.requireNonNullElse(published, "")));
            return EnglishPage.invalid(slides(Event.demand(event), session, refused(form, unusable)));
        }
        return Html.see("/organiser/events/" + event + "/sessions/" + session).build();
    }

    @POST
    @Path("/events/{event}/sessions/{session}/slides/remove")
    @Operation(hidden = true)
    public Response removeSlides(@RestPath String event, @RestPath String session) {
        uploads.removeSlides(event, session, caller.name());
        return Html.see("/organiser/events/" + event + "/sessions/" + session).build();
    }

    @GET
    @Path("/events/{event}/sessions/{session}/slides/file")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response file(@RestPath String event, @RestPath String session) {
        var slides = uploads.slidesToSend(event, session, true);
        return Response.ok((StreamingOutput) to -> send(slides, to))
                .header(HttpHeaders.CONTENT_TYPE, slides.type())
                .header(HttpHeaders.CONTENT_LENGTH, slides.sizeBytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + session + "." + slides.format() + "\"")
                .header("Content-Security-Policy", SANDBOX)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void send(Slides slides, OutputStream to) throws IOException {
        uploads.send(slides, to);
    }

    /** At the field that has to change. */
    private static Form refused(Form form, InvalidRequest unusable) {
        unusable.errors().forEach(error -> form.refuse(String.valueOf(error.parameter()), error.detail()));
        return form;
    }

    private static java.nio.file.@Nullable Path file(@Nullable FileUpload part) {
        return part == null || part.size() == 0 ? null : part.filePath();
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }
}
