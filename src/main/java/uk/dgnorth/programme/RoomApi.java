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

/** The rooms of the draft by JSON, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Programme draft", description = "Rooms, tracks, speakers and sessions, as organisers work on them")
class RoomApi {

    private final DraftDesk desk;
    private final CurrentCaller caller;

    RoomApi(DraftDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/rooms")
    @Operation(operationId = "listRooms", summary = "List the rooms of the draft", description = "By slug.")
    @APIResponse(responseCode = "200", description = "One page of rooms")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public RestResponse<Page<Room>> list(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return Shown.list(desk.list(event, Kind.ROOM, after, Page.limit(limit)), true);
    }

    @GET
    @Path("/{event}/rooms/{slug}")
    @Operation(operationId = "showRoom", summary = "Show a room of the draft")
    @APIResponse(responseCode = "200", description = "The room, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such room")
    public RestResponse<Room> show(@RestPath String event, @RestPath String slug) {
        return Shown.toOrganiser(desk.show(event, Kind.ROOM, slug));
    }

    @POST
    @Path("/{event}/rooms")
    @Operation(operationId = "addRoom", summary = "Add a room to the draft")
    @APIResponse(responseCode = "201", description = "The room, with its address and ETag")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "slug-taken, too-many-parts or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<Room> add(@RestPath String event, @NotNull(message = "Describe the room") @Valid Room room) {
        return Shown.created(
                desk.add(event, Kind.ROOM, room, caller.name()),
                URI.create("/api/v1/events/" + event + "/rooms/" + room.slug()));
    }

    @PUT
    @Path("/{event}/rooms/{slug}")
    @Operation(operationId = "replaceRoom", summary = "Change a room of the draft")
    @APIResponse(responseCode = "200", description = "The room as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such room")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag: changes says who changed what")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<Room> replace(
            @RestPath String event,
            @RestPath String slug,
            @NotNull(message = "Describe the room") @Valid Room room,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(
                desk.replace(event, Kind.ROOM, slug, IfMatch.of(request, headers), room, caller.name()));
    }

    @DELETE
    @Path("/{event}/rooms/{slug}")
    @Operation(operationId = "removeRoom", summary = "Remove a room from the draft")
    @APIResponse(responseCode = "204", description = "It is gone from the draft; releases keep it")
    @APIResponse(responseCode = "404", description = "There is no such room")
    @APIResponse(responseCode = "409", description = "part-in-use: sessions name it")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag: changes says who changed what")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public void remove(
            @RestPath String event, @RestPath String slug, @Context Request request, @Context HttpHeaders headers) {
        desk.remove(event, Kind.ROOM, slug, IfMatch.of(request, headers), caller.name());
    }
}
