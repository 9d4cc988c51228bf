package uk.dgnorth.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;

/** The accounts of those who run events. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ACCOUNT_KEEPER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Accounts", description = "Who may do what at which event")
class AccountApi {

    private final AccountDesk desk;
    private final CurrentCaller caller;

    AccountApi(AccountDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** All accounts, by name; a service has few. */
    record Accounts(List<AccountView> items) {}

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "listAccounts", summary = "All accounts, with their roles")
    public Accounts list() {
        return new Accounts(desk.all());
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "inviteToAccount", summary = "Invite somebody, with roles")
    @APIResponse(responseCode = "201", description = "An invitation is on its way")
    @APIResponse(responseCode = "409", description = "account-exists")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public AccountView invite(@NotNull(message = "Send a JSON object") @Valid NewAccount account) {
        return desk.invite(account, caller.name());
    }

    @GET
    @Path("/{id}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "showAccount", summary = "One account")
    @APIResponse(responseCode = "404", description = "There is no such account")
    public AccountView show(@RestPath long id) {
        return desk.show(id);
    }

    @POST
    @Path("/{id}/invitation")
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "inviteAgain", summary = "Send a new invitation, with which they set a new password")
    @APIResponse(responseCode = "202", description = "It is on its way")
    @APIResponse(responseCode = "404", description = "There is no such account, or it is closed")
    public void inviteAgain(@RestPath long id) {
        desk.inviteAgain(id, caller.name());
    }

    @PUT
    @Path("/{id}/roles")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "giveRoles", summary = "Give these roles and no others")
    @APIResponse(responseCode = "200", description = "They hold from the next request on")
    @APIResponse(responseCode = "404", description = "There is no such account, or it is closed")
    @APIResponse(responseCode = "409", description = "last-organiser")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public AccountView give(@RestPath long id, @NotNull(message = "Send a JSON object") @Valid GivenRoles roles) {
        return desk.give(id, roles, caller.name());
    }

    @DELETE
    @Path("/{id}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "closeAccount", summary = "Close an account, and end its sessions and tokens")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    @APIResponse(responseCode = "404", description = "There is no such account, or it is closed")
    @APIResponse(responseCode = "409", description = "last-organiser")
    public void close(@RestPath long id) {
        desk.close(id, caller.name());
    }
}
