package uk.dgnorth.speaker;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;
import uk.dgnorth.web.Versioned;

/** The speaker that the caller is, or acts for: the query says which, where there are several. */
@Path("/api/v1/speakers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SPEAKER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Speaker")
class MyApi {

    private static final String PATCH_TYPE = "application/merge-patch+json";

    private final SpeakerDesk desk;
    private final SessionDesk sessions;
    private final FileDesk files;
    private final Mandates mandates;
    private final CurrentCaller caller;

    MyApi(SpeakerDesk desk, SessionDesk sessions, FileDesk files, Mandates mandates, CurrentCaller caller) {
        this.desk = desk;
        this.sessions = sessions;
        this.files = files;
        this.mandates = mandates;
        this.caller = caller;
    }

    @GET
    @Path("/me")
    @Operation(operationId = "showMeAsSpeaker", summary = "What the programme says of me, and my tasks")
    @APIResponse(responseCode = "200", description = "The speaker, with the ETag for changes")
    @APIResponse(responseCode = "404", description = "There is no such speaker, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    public RestResponse<MyView> show(@RestQuery @Nullable String event, @RestQuery @Nullable String speaker) {
        var mandate = mandate(event, speaker);
        return Shown.toOrganiser(view(mandate, desk.show(mandate)));
    }

    @PATCH
    @Path("/me")
    @Consumes({MediaType.APPLICATION_JSON, PATCH_TYPE})
    @Operation(
            operationId = "changeMeAsSpeaker",
            summary = "Change what the programme says of me",
            description = "Biography, job title, pronouns, links, and times when I cannot speak: a merge patch.")
    @APIResponse(responseCode = "200", description = "The speaker as it is now, with the new ETag")
    @APIResponse(responseCode = "404", description = "There is no such speaker, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<MyView> change(
            @RestQuery @Nullable String event,
            @RestQuery @Nullable String speaker,
            @NotNull(message = "Send a JSON object") MyPatch patch,
            @Context Request request,
            @Context HttpHeaders headers) {
        var mandate = mandate(event, speaker);
        return Shown.toOrganiser(view(mandate, desk.change(mandate, IfMatch.of(request, headers), patch)));
    }

    @GET
    @Path("/me/sessions")
    @Operation(operationId = "listMySessionsAsSpeaker", summary = "The sessions that I hold")
    @APIResponse(responseCode = "200", description = "All of them, by slug")
    @APIResponse(responseCode = "404", description = "There is no such speaker, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    public RestResponse<Page<SessionView>> list(
            @RestQuery @Nullable String event, @RestQuery @Nullable String speaker) {
        return Shown.list(new Page<>(sessions.list(mandate(event, speaker)), null), true);
    }

    @GET
    @Path("/me/sessions/{session}")
    @Operation(operationId = "showMySessionAsSpeaker", summary = "A session that I hold")
    @APIResponse(responseCode = "200", description = "The session, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such session, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    public RestResponse<SessionView> showSession(
            @RestPath String session, @RestQuery @Nullable String event, @RestQuery @Nullable String speaker) {
        return Shown.toOrganiser(sessions.show(mandate(event, speaker), session));
    }

    @PATCH
    @Path("/me/sessions/{session}")
    @Consumes({MediaType.APPLICATION_JSON, PATCH_TYPE})
    @Operation(
            operationId = "changeMySessionAsSpeaker",
            summary = "Change the title, the abstract, or what I need",
            description = "A merge patch. After the session was released, title and abstract are proposed to the "
                    + "organisers: proposed has them until they decide.")
    @APIResponse(responseCode = "200", description = "The session as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such session, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<SessionView> changeSession(
            @RestPath String session,
            @RestQuery @Nullable String event,
            @RestQuery @Nullable String speaker,
            @NotNull(message = "Send a JSON object") @Valid SessionPatch patch,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(
                sessions.change(mandate(event, speaker), session, IfMatch.of(request, headers), patch));
    }

    @POST
    @Path("/me/sessions/{session}/confirmation")
    @Operation(
            operationId = "confirmMySession",
            summary = "Confirm that I hold a session",
            description = "For this speaker only. Again gives the same answer.")
    @APIResponse(responseCode = "200", description = "It is confirmed")
    @APIResponse(responseCode = "404", description = "There is no such session, or not for this caller")
    @APIResponse(responseCode = "409", description = "several-speakers: say which")
    public RestResponse<SessionView> confirm(
            @RestPath String session, @RestQuery @Nullable String event, @RestQuery @Nullable String speaker) {
        return Shown.toOrganiser(sessions.confirm(mandate(event, speaker), session));
    }

    private Mandate mandate(@Nullable String event, @Nullable String speaker) {
        return mandates.choose(caller.address(), event, speaker);
    }

    private Versioned<MyView> view(Mandate mandate, Versioned<Speaker> shown) {
        var photo = files.photo(mandate).orElse(null);
        return new Versioned<>(MyView.of(mandate, shown.body(), photo, desk.tasks(mandate)), shown.version());
    }
}
