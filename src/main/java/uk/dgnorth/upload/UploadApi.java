package uk.dgnorth.upload;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;

/** Photos of speakers and slides of sessions: organisers hand them in, everybody gets what is published. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Uploads", description = "Photos of speakers, and slides")
class UploadApi {

    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final UploadDesk desk;
    private final CurrentCaller caller;

    UploadApi(UploadDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/speakers/{speaker}/photo")
    @PermitAll
    @Operation(
            operationId = "showPhoto",
            summary = "A speaker's photo",
            description = "A JPEG of at most 800 pixels; with size=small a square of 240.")
    @APIResponse(responseCode = "200", description = "The photo")
    @APIResponse(responseCode = "404", description = "There is none, or the speaker is not in the programme")
    public Response photo(@RestPath String event, @RestPath String speaker, @RestQuery @Nullable String size) {
        var wanted = "small".equals(size) ? PhotoSize.SMALL : PhotoSize.LARGE;
        return Response.ok(desk.photo(event, speaker, wanted, caller.isOrganiser()))
                .header(HttpHeaders.CONTENT_TYPE, "image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, caller.isOrganiser() ? "no-store" : "public, max-age=300")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .build();
    }

    @PUT
    @Path("/{event}/speakers/{speaker}/photo")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "keepPhoto",
            summary = "Hand in a speaker's photo",
            description =
                    "JPEG or PNG, at most 10 MB and 24 million pixels, drawn anew without anything but its pixels.")
    @APIResponse(responseCode = "200", description = "It is kept")
    @APIResponse(responseCode = "404", description = "There is no such speaker in the draft")
    @APIResponse(responseCode = "413", description = "The form has more than 51 MB")
    @APIResponse(responseCode = "422", description = "The file cannot be used, and why")
    public Photo keepPhoto(
            @RestPath String event,
            @RestPath String speaker,
            @RestForm("photo") @Nullable FileUpload photo,
            @RestForm @Nullable String alt) {
        return desk.keepPhoto(event, speaker, file(photo), alt, caller.name());
    }

    @DELETE
    @Path("/{event}/speakers/{speaker}/photo")
    @Operation(operationId = "removePhoto", summary = "Remove a speaker's photo")
    @APIResponse(responseCode = "204", description = "There is none any more")
    @APIResponse(responseCode = "404", description = "There is no such speaker in the draft")
    public void removePhoto(@RestPath String event, @RestPath String speaker) {
        desk.removePhoto(event, speaker, caller.name());
    }

    @GET
    @Path("/{event}/sessions/{session}/slides")
    @PermitAll
    @Operation(operationId = "showSlides", summary = "The slides of a session", description = "As an attachment.")
    @APIResponse(responseCode = "200", description = "A PDF or PowerPoint file")
    @APIResponse(responseCode = "404", description = "There are none, or they are not published")
    public Response slides(@RestPath String event, @RestPath String session) {
        var slides = desk.slidesToSend(event, session, caller.isOrganiser());
        StreamingOutput content = to -> desk.send(slides, to);
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, slides.type())
                .header(HttpHeaders.CONTENT_LENGTH, slides.sizeBytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + session + "." + slides.format() + "\"")
                .header("Content-Security-Policy", SANDBOX)
                .header(HttpHeaders.CACHE_CONTROL, caller.isOrganiser() ? "no-store" : "public, max-age=300")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .build();
    }

    @PUT
    @Path("/{event}/sessions/{session}/slides")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "keepSlides",
            summary = "Hand in the slides of a session",
            description = "PDF or PowerPoint (.pptx), at most 50 MB. Everybody gets them if published is true.")
    @APIResponse(responseCode = "200", description = "They are kept")
    @APIResponse(responseCode = "404", description = "There is no such session in the draft")
    @APIResponse(responseCode = "413", description = "The form has more than 51 MB")
    @APIResponse(responseCode = "422", description = "The file cannot be used, and why")
    public Slides keepSlides(
            @RestPath String event,
            @RestPath String session,
            @RestForm("slides") @Nullable FileUpload slides,
            @RestForm @Nullable String published) {
        return desk.keepSlides(event, session, file(slides), "true".equals(published), caller.name());
    }

    @DELETE
    @Path("/{event}/sessions/{session}/slides")
    @Operation(operationId = "removeSlides", summary = "Remove the slides of a session")
    @APIResponse(responseCode = "204", description = "There are none any more")
    @APIResponse(responseCode = "404", description = "There is no such session in the draft")
    public void removeSlides(@RestPath String event, @RestPath String session) {
        desk.removeSlides(event, session, caller.name());
    }

    private static java.nio.file.@Nullable Path file(@Nullable FileUpload part) {
        return part == null ? null : part.filePath();
    }
}
