package uk.dgnorth.registration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;

/** One registration, for organisers. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organiser")
class OrganiserApi {

    private final OrganiserDesk desk;
    private final CurrentCaller caller;

    OrganiserApi(OrganiserDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/registrations/{reference}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "showRegistration", summary = "One registration with its decisions and timeline")
    public OrganiserRegistrationView show(@RestPath String event, @RestPath String reference) {
        return desk.show(event, reference);
    }

    @POST
    @Path("/{event}/registrations/{reference}/cancellation")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "cancelRegistration", summary = "Cancel a registration")
    @APIResponse(responseCode = "200", description = "Cancelled; again gives the same answer")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    public OrganiserRegistrationView cancel(@RestPath String event, @RestPath String reference) {
        return desk.cancel(event, reference, caller.name());
    }

    @POST
    @Path("/{event}/registrations/{reference}/offer")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "offerOutOfTurn",
            summary = "Give somebody on the waiting list the next place, out of turn",
            description = "Nobody waits while a place is free, so it is the first that comes free. The reason is kept.")
    @APIResponse(responseCode = "200", description = "First on the waiting list now")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    public OrganiserRegistrationView offer(
            @RestPath String event,
            @RestPath String reference,
            @NotNull(message = "Send a JSON object") @Valid OutOfTurn outOfTurn) {
        return desk.offer(event, reference, outOfTurn, caller.name());
    }

    @POST
    @Path("/{event}/registrations/{reference}/resend")
    @ResponseStatus(202)
    @Operation(operationId = "resendLink", summary = "Send the attendee a new link to the registration")
    @APIResponse(responseCode = "202", description = "A letter is on its way")
    @APIResponse(responseCode = "409", description = "not-possible-now: the address is not proved")
    public void resend(@RestPath String event, @RestPath String reference) {
        desk.resend(event, reference, caller.name());
    }
}
