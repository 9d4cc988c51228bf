package uk.dgnorth.needs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.NotFound;

/** Access and dietary needs, for the attendee who has them. */
@Path("/api/v1/registrations/me/needs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ATTENDEE)
@SecurityRequirement(name = "bearer")
@Tag(name = "Attendee")
class MyNeedsApi {

    private final NeedsDesk desk;
    private final CurrentCaller caller;

    MyNeedsApi(NeedsDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "showMyNeeds", summary = "Show what I said that I need")
    @APIResponse(responseCode = "200", description = "Access and dietary needs")
    @APIResponse(responseCode = "404", description = "Nothing is kept")
    public NeedsView show() {
        return desk.find(caller.registrationId()).orElseThrow(() -> new NotFound("need"));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "tellMyNeeds",
            summary = "Tell what I need",
            description =
                    "Takes the place of what was told before. Only with explicit consent; kept apart, sealed, and "
                            + "deleted 14 days after the event.")
    @APIResponse(responseCode = "200", description = "What is kept now")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    @APIResponse(responseCode = "422", description = "Some answers need to change, or consent is missing")
    public NeedsView tell(@NotNull(message = "Send a JSON object") @Valid Needs needs) {
        return desk.keep(caller.registrationId(), needs);
    }

    @DELETE
    @Operation(
            operationId = "withdrawMyNeeds",
            summary = "Withdraw my consent",
            description = "What was kept is deleted at once. Doing it again gives the same answer.")
    @APIResponse(responseCode = "204", description = "Nothing is kept")
    public void withdraw() {
        desk.withdraw(caller.registrationId());
    }
}
