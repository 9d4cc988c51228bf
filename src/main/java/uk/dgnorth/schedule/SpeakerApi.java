package uk.dgnorth.schedule;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Kind;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** The speakers by JSON: organisers see and edit the draft, everybody else sees what was released. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Programme draft", description = "Rooms, tracks, speakers and sessions, as organisers work on them")
class SpeakerApi {

    private final DraftDesk desk;
    private final PublicViews views;
    private final CurrentCaller caller;

    SpeakerApi(DraftDesk desk, PublicViews views, CurrentCaller caller) {
        this.desk = desk;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/speakers")
    @PermitAll
    @Operation(
            operationId = "listSpeakers",
            summary = "List the speakers",
            description = "By slug. Organisers see those of the draft, everybody else those that were released.")
    @APIResponse(
            responseCode = "200",
            description = "One page of speakers",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public Response list(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return caller.isOrganiser()
                ? Shown.list(desk.list(event, Kind.SPEAKER, after, Page.limit(limit)), true)
                        .toResponse()
                : views.speakers(event, after, Page.limit(limit));
    }

    @GET
    @Path("/{event}/speakers/{slug}")
    @PermitAll
    @Operation(
            operationId = "showSpeaker",
            summary = "Show a speaker",
            description =
                    "Organisers see the speaker of the draft with the ETag for If-Match, everybody else the speaker"
                            + " as it was released.")
    @APIResponse(
            responseCode = "200",
            description = "The speaker, with its ETag",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {SpeakerView.class, Speaker.class})))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such speaker")
    public Response show(@RestPath String event, @RestPath String slug) {
        return caller.isOrganiser()
                ? Shown.toOrganiser(desk.show(event, Kind.SPEAKER, slug)).toResponse()
                : views.speaker(event, slug);
    }

    @POST
    @Path("/{event}/speakers")
    @Operation(operationId = "addSpeaker", summary = "Add a speaker to the draft")
    @APIResponse(responseCode = "201", description = "The speaker, with its address and ETag")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "slug-taken, too-many-parts or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<Speaker> add(
            @RestPath String event, @NotNull(message = "Describe the speaker") @Valid Speaker speaker) {
        return Shown.created(
                desk.add(event, Kind.SPEAKER, speaker, caller.name()),
                URI.create("/api/v1/events/" + event + "/speakers/" + speaker.slug()));
    }

    @PUT
    @Path("/{event}/speakers/{slug}")
    @Operation(operationId = "replaceSpeaker", summary = "Change a speaker of the draft")
    @APIResponse(responseCode = "200", description = "The speaker as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such speaker")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag: changes says who changed what")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<Speaker> replace(
            @RestPath String event,
            @RestPath String slug,
            @NotNull(message = "Describe the speaker") @Valid Speaker speaker,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(
                desk.replace(event, Kind.SPEAKER, slug, IfMatch.of(request, headers), speaker, caller.name()));
    }

    @DELETE
    @Path("/{event}/speakers/{slug}")
    @Operation(operationId = "removeSpeaker", summary = "Remove a speaker from the draft")
    @APIResponse(responseCode = "204", description = "It is gone from the draft; releases keep it")
    @APIResponse(responseCode = "404", description = "There is no such speaker")
    @APIResponse(responseCode = "409", description = "part-in-use: sessions name it")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag: changes says who changed what")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public void remove(
            @RestPath String event, @RestPath String slug, @Context Request request, @Context HttpHeaders headers) {
        desk.remove(event, Kind.SPEAKER, slug, IfMatch.of(request, headers), caller.name());
    }
}
