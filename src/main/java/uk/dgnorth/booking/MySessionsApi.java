package uk.dgnorth.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.Page;

/** The sessions that the caller has chosen. */
@Path("/api/v1/registrations/me/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ATTENDEE)
@SecurityRequirement(name = "bearer")
@Tag(name = "Attendee")
class MySessionsApi {

    private final BookingDesk desk;
    private final CurrentCaller caller;

    MySessionsApi(BookingDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listMySessions",
            summary = "List the sessions that I have chosen",
            description = "In the order of time; where I wait, with my place on the waiting list.")
    @APIResponse(responseCode = "200", description = "What is booked, waited for and undecided")
    public Page<BookingView> list() {
        return new Page<>(desk.list(caller.registrationId()), null);
    }

    @PUT
    @Path("/{session}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "chooseSession",
            summary = "Book a session, or wait for a place in it",
            description = "Needs no body. To swap, name what to give up in instead: that is given up only for a place, "
                    + "in one step. Doing it again gives the same answer.")
    @APIResponse(responseCode = "200", description = "Booked, or waiting where the session is full")
    @APIResponse(responseCode = "404", description = "There is no such session")
    @APIResponse(
            responseCode = "409",
            description = "session-overlaps, session-full (a swap), session-not-bookable or not-possible-now")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public BookingView choose(@RestPath String session, @Valid @Nullable Wish wish) {
        return desk.choose(caller.registrationId(), session, wish == null ? Wish.PLAIN : wish);
    }

    @DELETE
    @Path("/{session}")
    @Operation(
            operationId = "giveUpSession",
            summary = "Give up a session, or the wait for it",
            description =
                    "The place goes to the first who waits and can have it. Doing it again gives the same answer.")
    @APIResponse(responseCode = "204", description = "It is not among my sessions")
    public void giveUp(@RestPath String session) {
        desk.giveUp(caller.registrationId(), session);
    }
}
