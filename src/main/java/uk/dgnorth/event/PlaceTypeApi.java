package uk.dgnorth.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestResponse;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** The place types of an event by JSON, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Place types", description = "The kinds of place at an event and their capacity")
class PlaceTypeApi {

    private final PlaceTypeDesk desk;
    private final CurrentCaller caller;

    PlaceTypeApi(PlaceTypeDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/place-types")
    @Operation(
            operationId = "listPlaceTypes",
            summary = "List the place types of an event",
            description = "All of them: there are at most 50.")
    @APIResponse(responseCode = "200", description = "The place types, with exact counts")
    @APIResponse(responseCode = "404", description = "There is no such event")
    public RestResponse<Page<PlaceTypeView>> list(@RestPath String event) {
        return Shown.list(desk.list(event), true);
    }

    @GET
    @Path("/{event}/place-types/{placeType}")
    @Operation(operationId = "showPlaceType", summary = "Show a place type")
    @APIResponse(responseCode = "200", description = "The place type, with exact counts and its ETag")
    @APIResponse(responseCode = "404", description = "There is no such place type")
    public RestResponse<PlaceTypeView> show(@RestPath String event, @RestPath String placeType) {
        return Shown.toOrganiser(desk.show(event, placeType));
    }

    @POST
    @Path("/{event}/place-types")
    @Operation(operationId = "addPlaceType", summary = "Add a place type to an event")
    @APIResponse(responseCode = "201", description = "The place type, with its address and ETag")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "slug-taken, too-many-place-types or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<PlaceTypeView> add(
            @RestPath String event, @NotNull(message = "Describe the place type") @Valid PlaceTypePlan plan) {
        var added = desk.add(event, plan, caller.name());
        return Shown.created(added, URI.create("/api/v1/events/" + event + "/place-types/" + plan.slug()));
    }

    @PUT
    @Path("/{event}/place-types/{placeType}")
    @Operation(
            operationId = "replacePlaceType",
            summary = "Change a place type, such as its capacity",
            description = "More places go to the waiting list at once. For fewer than are taken, send belowTaken true.")
    @APIResponse(responseCode = "200", description = "The place type as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such place type")
    @APIResponse(responseCode = "409", description = "capacity-below-taken")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<PlaceTypeView> replace(
            @RestPath String event,
            @RestPath String placeType,
            @NotNull(message = "Describe the place type") @Valid PlaceTypePlan plan,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(desk.replace(event, placeType, IfMatch.of(request, headers), plan, caller.name()));
    }

    @DELETE
    @Path("/{event}/place-types/{placeType}")
    @Operation(operationId = "removePlaceType", summary = "Remove a place type that nobody has registered for")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such place type")
    @APIResponse(responseCode = "409", description = "place-type-in-use: people have registered")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public void remove(
            @RestPath String event,
            @RestPath String placeType,
            @Context Request request,
            @Context HttpHeaders headers) {
        desk.remove(event, placeType, IfMatch.of(request, headers), caller.name());
    }
}
