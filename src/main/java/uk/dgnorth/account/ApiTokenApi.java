package uk.dgnorth.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.access.ApiTokens;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.NotFound;

/** The tokens of the caller's account. The first is made on the pages, where somebody proves who they are. */
@Path("/api/v1/api-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.TEAM)
@SecurityRequirement(name = "bearer")
@Tag(name = "Accounts")
class ApiTokenApi {

    private final ApiTokenDesk desk;
    private final CurrentCaller caller;

    ApiTokenApi(ApiTokenDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Without the secrets, which nobody has kept. */
    record Tokens(List<ApiTokens.ApiToken> items) {}

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "listApiTokens", summary = "The tokens of the caller's account")
    public Tokens list() {
        return new Tokens(desk.of(account()));
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "makeApiToken", summary = "Make a token that can do no more than the caller's")
    @APIResponse(responseCode = "201", description = "The secret, which is shown this once")
    @APIResponse(responseCode = "404", description = "The caller has no token of an account")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public ApiTokenDesk.Issued issue(@NotNull(message = "Send a JSON object") @Valid NewApiToken token) {
        return desk.issueBy(caller.token().orElseThrow(() -> new NotFound("account")), token);
    }

    @DELETE
    @Path("/{id}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "revokeApiToken", summary = "Revoke a token of the caller's account")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    @APIResponse(responseCode = "404", description = "The account has no such token")
    public void revoke(@RestPath long id) {
        desk.revoke(account(), id);
    }

    private long account() {
        return caller.accountId().orElseThrow(() -> new NotFound("account"));
    }
}
