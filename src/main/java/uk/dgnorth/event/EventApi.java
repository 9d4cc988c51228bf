package uk.dgnorth.event;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** The events by JSON: everybody sees them, organisers plan them. */
@Path("/api/v1/events")
@Tag(name = "Events", description = "The editions, when people can register, and how many places are left")
class EventApi {

    private final EventDesk desk;
    private final CurrentCaller caller;

    EventApi(EventDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listEvents",
            summary = "List the events",
            description = "In order of their start. Organisers see exact counts.")
    @APIResponse(responseCode = "200", description = "One page of events")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public RestResponse<Page<EventView>> list(
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit,
            @RestQuery @Nullable String after) {
        return Shown.list(
                desk.list(Cursor.parse(after), Page.limit(limit), caller.isOrganiser()), caller.isOrganiser());
    }

    @GET
    @Path("/{event}")
    @Operation(
            operationId = "showEvent",
            summary = "Show an event",
            description = "Organisers see exact counts, and the ETag for If-Match.")
    @APIResponse(responseCode = "200", description = "The event")
    @APIResponse(responseCode = "304", description = "Nothing has changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER, description = "An ETag seen before")
    public RestResponse<EventView> show(
            @Parameter(example = "digital-government-north") @RestPath String event, @Context Request request) {
        return caller.isOrganiser()
                ? Shown.toOrganiser(desk.show(event, true))
                : Shown.toPublic(desk.show(event, false), request);
    }

    @POST
    @RolesAllowed(Role.ORGANISER_OF_ALL)
    @Operation(operationId = "createEvent", summary = "Create an event with its place types")
    @APIResponse(responseCode = "201", description = "The event, with its address and ETag")
    @APIResponse(responseCode = "409", description = "slug-taken, or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<EventView> create(@NotNull(message = "Describe the event") @Valid EventPlan plan) {
        var created = desk.create(plan, caller.name());
        return Shown.created(created, URI.create("/api/v1/events/" + plan.slug()));
    }

    @PUT
    @Path("/{event}")
    @RolesAllowed(Role.ORGANISER)
    @Operation(
            operationId = "replaceEvent",
            summary = "Replace an event and its place types",
            description = "Place types that are left out are removed. Counts and states sent along are ignored.")
    @APIResponse(responseCode = "200", description = "The event as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "capacity-below-taken or place-type-in-use")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<EventView> replace(
            @RestPath String event,
            @NotNull(message = "Describe the event") @Valid EventPlan plan,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(desk.replace(event, IfMatch.of(request, headers), plan, caller.name()));
    }

    @DELETE
    @Path("/{event}")
    @RolesAllowed(Role.ORGANISER)
    @Operation(operationId = "removeEvent", summary = "Remove an event that nobody has registered for")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "event-in-use: people have registered")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public void remove(@RestPath String event, @Context Request request, @Context HttpHeaders headers) {
        desk.remove(event, IfMatch.of(request, headers), caller.name());
    }
}
