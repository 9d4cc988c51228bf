package uk.dgnorth.colleague;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.registration.RegistrationView;

/** Passing the caller's own place on. */
@Path("/api/v1/registrations/me/substitution")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ATTENDEE)
@SecurityRequirement(name = "bearer")
@Tag(name = "Attendee")
class SubstitutionApi {

    private final SubstitutionDesk desk;
    private final CurrentCaller caller;
    private final ClientNetwork client;

    SubstitutionApi(SubstitutionDesk desk, CurrentCaller caller, ClientNetwork client) {
        this.desk = desk;
        this.caller = caller;
        this.client = client;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "nameMySubstitute",
            summary = "Name who shall come instead of me",
            description =
                    "They get a letter with a code. A colleague of the same body has the place once they have "
                            + "proved their address; about anybody else a person decides, and the place stays with me until then.")
    @APIResponse(responseCode = "202", description = "A letter with a code is on its way")
    @APIResponse(
            responseCode = "409",
            description = "already-registered, substitution-under-way, not-possible-now, or the Idempotency-Key was"
                    + " used before: see type")
    @APIResponse(responseCode = "422", description = "ineligible, referral-details-needed or invalid-request: see type")
    public RegistrationView name(@NotNull(message = "Send a JSON object") @Valid Colleague colleague) {
        return desk.name(caller.registrationId(), colleague, client.name());
    }

    @DELETE
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "withdrawMySubstitute",
            summary = "Keep my place after all",
            description = "Withdrawing again gives the same answer.")
    @APIResponse(responseCode = "200", description = "Nobody is named any more")
    public RegistrationView withdraw() {
        return desk.withdraw(caller.registrationId());
    }
}
