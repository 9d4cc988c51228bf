package uk.dgnorth.attendee;

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
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.registration.ReferralDetails;
import uk.dgnorth.registration.RegistrationView;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Versioned;

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
    @Operation(operationId = "showMine", summary = "Show my registration")
    @APIResponse(responseCode = "200", description = "The registration, with its ETag for changes")
    public RestResponse<RegistrationView> show() {
        return tagged(desk.showVersion(caller.registrationId()));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeMyDetails",
            summary = "Correct my details",
            description = "What is left out stays as it is, null takes away (RFC 7396). The address stays.")
    @APIResponse(responseCode = "200", description = "The registration as it is now, with its new ETag")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<RegistrationView> changeDetails(
            @NotNull(message = "Send a JSON object") DetailsPatch patch,
            @Context Request request,
            @Context HttpHeaders headers) {
        return tagged(desk.changeDetails(caller.registrationId(), IfMatch.of(request, headers), patch));
    }

    private static RestResponse<RegistrationView> tagged(Versioned<RegistrationView> shown) {
        return ResponseBuilder.ok(shown.body())
                .tag(IfMatch.tag(shown.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "appeal",
            summary = "Ask for somebody else to look at a refused registration",
            description = "Once: a second decline is final. Somebody other than the person who declined decides.")
    @APIResponse(responseCode = "200", description = "A person looks again")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public RegistrationView appeal(@NotNull(message = "Send a JSON object") @Valid ReferralDetails details) {
        return desk.appeal(caller.registrationId(), details);
    }

    @POST
    @Path("/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "answerQuestion",
            summary = "Answer the question of whoever decides",
            description = "See questions of the registration. An answer follows within 2 working days.")
    @APIResponse(responseCode = "200", description = "The answer is there")
    @APIResponse(responseCode = "409", description = "not-possible-now: no question is open")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public RegistrationView answer(@NotNull(message = "Send a JSON object") @Valid QuestionAnswer answer) {
        return desk.answer(caller.registrationId(), answer);
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

    @POST
    @Path("/offer/acceptance")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "acceptMyOffer",
            summary = "Accept the place that is offered to me",
            description = "Accepting again gives the same answer.")
    @APIResponse(responseCode = "200", description = "The place is confirmed")
    @APIResponse(responseCode = "409", description = "offer-lapsed, or not-possible-now: see state and actions")
    public RegistrationView acceptOffer() {
        return desk.acceptOffer(caller.registrationId());
    }

    @POST
    @Path("/offer/refusal")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "refuseMyOffer",
            summary = "Refuse the place that is offered to me",
            description = "The place goes to the next who waits, and the registration is cancelled.")
    @APIResponse(responseCode = "200", description = "The registration is cancelled")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    public RegistrationView refuseOffer() {
        return desk.refuseOffer(caller.registrationId());
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
