package uk.dgnorth.speaker;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.upload.Photo;
import uk.dgnorth.upload.Slides;

/** The files of the speaker that the caller is, or acts for; as {@link MyApi}. */
@Path("/api/v1/speakers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SPEAKER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Speaker")
class MyFilesApi {

    private final FileDesk desk;
    private final Mandates mandates;
    private final CurrentCaller caller;

    MyFilesApi(FileDesk desk, Mandates mandates, CurrentCaller caller) {
        this.desk = desk;
        this.mandates = mandates;
        this.caller = caller;
    }

    @PUT
    @Path("/me/photo")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "keepMyPhoto",
            summary = "Hand in my photo",
            description =
                    "JPEG or PNG, at most 10 MB and 24 million pixels, drawn anew without anything but its pixels.")
    @APIResponse(responseCode = "200", description = "It is kept")
    @APIResponse(responseCode = "404", description = "There is no such speaker, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    @APIResponse(responseCode = "413", description = "The form has more than 51 MB")
    @APIResponse(responseCode = "422", description = "The file cannot be used, and why")
    public Photo keepPhoto(
            @RestQuery @Nullable String event,
            @RestQuery @Nullable String speaker,
            @RestForm("photo") @Nullable FileUpload photo,
            @RestForm @Nullable String alt) {
        return desk.keepPhoto(mandate(event, speaker), Answers.file(photo), alt);
    }

    @DELETE
    @Path("/me/photo")
    @Operation(operationId = "removeMyPhoto", summary = "Remove my photo")
    @APIResponse(responseCode = "204", description = "There is none any more")
    @APIResponse(responseCode = "404", description = "There is no such speaker, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    public void removePhoto(@RestQuery @Nullable String event, @RestQuery @Nullable String speaker) {
        desk.removePhoto(mandate(event, speaker));
    }

    @PUT
    @Path("/me/sessions/{session}/slides")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "keepMySlides",
            summary = "Hand in the slides of a session that I hold",
            description = "PDF or PowerPoint (.pptx), at most 50 MB. Everybody gets them if published is true.")
    @APIResponse(responseCode = "200", description = "They are kept")
    @APIResponse(responseCode = "404", description = "There is no such session, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    @APIResponse(responseCode = "413", description = "The form has more than 51 MB")
    @APIResponse(responseCode = "422", description = "The file cannot be used, and why")
    public Slides keepSlides(
            @RestPath String session,
            @RestQuery @Nullable String event,
            @RestQuery @Nullable String speaker,
            @RestForm("slides") @Nullable FileUpload slides,
            @RestForm @Nullable String published) {
        return desk.keepSlides(mandate(event, speaker), session, Answers.file(slides), "true".equals(published));
    }

    @DELETE
    @Path("/me/sessions/{session}/slides")
    @Operation(operationId = "removeMySlides", summary = "Remove the slides of a session that I hold")
    @APIResponse(responseCode = "204", description = "There are none any more")
    @APIResponse(responseCode = "404", description = "There is no such session, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    public void removeSlides(
            @RestPath String session, @RestQuery @Nullable String event, @RestQuery @Nullable String speaker) {
        desk.removeSlides(mandate(event, speaker), session);
    }

    private Mandate mandate(@Nullable String event, @Nullable String speaker) {
        return mandates.choose(caller.address(), event, speaker);
    }
}
