package uk.dgnorth.programme;

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
import jakarta.ws.rs.core.Request;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** The tracks of the draft by JSON, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Programme draft", description = "Rooms, tracks, speakers and sessions, as organisers work on them")
class TrackApi {

    private final DraftDesk desk;
    private final CurrentCaller caller;

    TrackApi(DraftDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/tracks")
    @Operation(operationId = "listTracks", summary = "List the tracks of the draft", description = "By slug.")
    @APIResponse(responseCode = "200", description = "One page of tracks")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public RestResponse<Page<Track>> list(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return Shown.list(desk.list(event, Kind.TRACK, after, Page.limit(limit)), true);
    }

    @GET
    @Path("/{event}/tracks/{slug}")
    @Operation(operationId = "showTrack", summary = "Show a track of the draft")
    @APIResponse(responseCode = "200", description = "The track, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such track")
    public RestResponse<Track> show(@RestPath String event, @RestPath String slug) {
        return Shown.toOrganiser(desk.show(event, Kind.TRACK, slug));
    }

    @POST
    @Path("/{event}/tracks")
    @Operation(operationId = "addTrack", summary = "Add a track to the draft")
    @APIResponse(responseCode = "201", description = "The track, with its address and ETag")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "slug-taken, too-many-parts or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<Track> add(
            @RestPath String event, @NotNull(message = "Describe the track") @Valid Track track) {
        return Shown.created(
                desk.add(event, Kind.TRACK, track, caller.name()),
                URI.create("/api/v1/events/" + event + "/tracks/" + track.slug()));
    }

    @PUT
    @Path("/{event}/tracks/{slug}")
    @Operation(operationId = "replaceTrack", summary = "Change a track of the draft")
    @APIResponse(responseCode = "200", description = "The track as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such track")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag: changes says who changed what")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<Track> replace(
            @RestPath String event,
            @RestPath String slug,
            @NotNull(message = "Describe the track") @Valid Track track,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(
                desk.replace(event, Kind.TRACK, slug, IfMatch.of(request, headers), track, caller.name()));
    }

    @DELETE
    @Path("/{event}/tracks/{slug}")
    @Operation(operationId = "removeTrack", summary = "Remove a track from the draft")
    @APIResponse(responseCode = "204", description = "It is gone from the draft; releases keep it")
    @APIResponse(responseCode = "404", description = "There is no such track")
    @APIResponse(responseCode = "409", description = "part-in-use: sessions name it")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag: changes says who changed what")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public void remove(
            @RestPath String event, @RestPath String slug, @Context Request request, @Context HttpHeaders headers) {
        desk.remove(event, Kind.TRACK, slug, IfMatch.of(request, headers), caller.name());
    }
}
