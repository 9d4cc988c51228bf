package uk.dgnorth.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.limits.ClientNetwork;

/** Asking for a place, and proving the address. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registration")
class ApplicationApi {

    private final ApplicationDesk desk;
    private final ProofDesk proofs;
    private final ClientNetwork client;

    ApplicationApi(ApplicationDesk desk, ProofDesk proofs, ClientNetwork client) {
        this.desk = desk;
        this.proofs = proofs;
        this.client = client;
    }

    /** Answers alike whether or not the address was known, so nobody can ask who is coming. */
    @POST
    @Path("/{event}/registrations")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "register",
            summary = "Ask for a place",
            description = "Keeps a place for an hour, where one is free, and sends a 6-digit code and a link to the "
                    + "address. A full event is not an error: the registration joins the waiting list when confirmed.")
    @APIResponse(responseCode = "202", description = "A letter with a code is on its way, known address or not")
    @APIResponse(responseCode = "409", description = "registration-not-open, or the Idempotency-Key was used before")
    @APIResponse(
            responseCode = "422",
            description = "invalid-registration, ineligible or referral-details-needed: see type")
    @APIResponse(responseCode = "429", description = "Asked for too often: see Retry-After")
    public PendingView register(
            @RestPath String event, @NotNull(message = "Send a JSON object") @Valid Applicant applicant) {
        return desk.submit(event, applicant, client.name());
    }

    @POST
    @Path("/{event}/registrations/{pendingId}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "confirm",
            summary = "Prove the address",
            description = "Send the code or the link's token from the letter. Sending it again within 24 hours gives "
                    + "the same registration and a new access token.")
    @APIResponse(responseCode = "200", description = "The registration, and its access token")
    @APIResponse(responseCode = "404", description = "There is no such pending application")
    @APIResponse(responseCode = "410", description = "code-expired")
    @APIResponse(responseCode = "422", description = "wrong-code, with triesLeft")
    @APIResponse(responseCode = "423", description = "code-locked")
    public ConfirmationView confirm(
            @RestPath String event,
            @RestPath String pendingId,
            @NotNull(message = "Send a JSON object") @Valid Proof proof) {
        return proofs.confirm(event, pendingId, proof, client.name());
    }

    @POST
    @Path("/{event}/registrations/{pendingId}/code")
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "sendNewCode", summary = "Send a new code", description = "The old code and link end.")
    @APIResponse(responseCode = "202", description = "A letter with a new code is on its way")
    public PendingView sendNewCode(@RestPath String event, @RestPath String pendingId) {
        return desk.sendNewCode(event, pendingId);
    }
}
