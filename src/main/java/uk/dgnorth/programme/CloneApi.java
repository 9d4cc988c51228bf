package uk.dgnorth.programme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import uk.dgnorth.event.EventView;
import uk.dgnorth.web.Shown;

/** Events made from others by JSON, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER_OF_ALL)
@Tag(name = "Events")
class CloneApi {

    private final CloneDesk desk;
    private final CurrentCaller caller;

    CloneApi(CloneDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Path("/{event}/clones")
    @Operation(
            operationId = "cloneEvent",
            summary = "Make an event from another",
            description =
                    "With its place types and its draft programme, all times moved with the start on the clocks of"
                            + " the event's zone; without speakers, registrations, bookings and releases.")
    @APIResponse(responseCode = "201", description = "The new event, with its address and ETag")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "slug-taken, or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<EventView> copy(
            @RestPath String event, @NotNull(message = "Describe the clone") @Valid ClonePlan plan) {
        return Shown.created(desk.copy(event, plan, caller.name()), URI.create("/api/v1/events/" + plan.slug()));
    }
}
