package uk.dgnorth.attendee;

import jakarta.annotation.security.RolesAllowed;
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
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.registration.RegistrationView;

/** The caller's own registration. */
@Path("/api/v1/registrations/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ATTENDEE)
@SecurityRequirement(name = "bearer")
@Tag(name = "Attendee")
class AttendeeApi {

    private final AttendeeDesk desk;
    private final CurrentCaller caller;

    AttendeeApi(AttendeeDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "showMine", summary = "Show my registration")
    public RegistrationView show() {
        return desk.show(caller.registrationId());
    }

    @POST
    @Path("/cancellation")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "cancelMine",
            summary = "Cancel my registration",
            description = "The place goes to the first who waits. Cancelling again gives the same answer.")
    @APIResponse(responseCode = "200", description = "The registration is cancelled")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    public RegistrationView cancel() {
        return desk.cancel(caller.registrationId());
    }

    @GET
    @Path("/ticket.png")
    @Produces("image/png")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "showMyTicket", summary = "My ticket as a QR code")
    public byte[] ticket() {
        return desk.ticketImage(caller.registrationId());
    }

    @GET
    @Path("/ticket.ics")
    @Produces("text/calendar;charset=utf-8")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "showMyCalendarEntry", summary = "The event as a calendar entry (RFC 5545)")
    public byte[] calendarEntry() {
        return desk.calendarEntry(caller.registrationId());
    }
}
