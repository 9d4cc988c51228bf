package uk.dgnorth.colleague;

import io.quarkus.qute.i18n.MessageBundles;
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
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.limits.ClientNetwork;

/** Asking for places for colleagues. */
@Path("/api/v1/registrations/me/team")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ATTENDEE)
@SecurityRequirement(name = "bearer")
@Tag(name = "Attendee")
class TeamApi {

    private static final String TEXT_CSV = "text/csv";

    private final TeamDesk desk;
    private final CurrentCaller caller;
    private final ClientNetwork client;

    TeamApi(TeamDesk desk, CurrentCaller caller, ClientNetwork client) {
        this.desk = desk;
        this.caller = caller;
        this.client = client;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "showMyTeam",
            summary = "For whom I have asked",
            description = "Who has proved their address, who has not in time, and who was refused and why.")
    public TeamView show() {
        return desk.show(caller.registrationId(), english());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "askForMyTeam",
            summary = "Ask for places for up to 20 colleagues",
            description = "Each gets a letter with a code, and a place is kept until a deadline where one is free. "
                    + "Each line has its own answer. Asked for again, somebody is as they were.")
    @APIResponse(responseCode = "200", description = "An outcome for each line, and the whole team")
    @APIResponse(
            responseCode = "409",
            description = "not-possible-now, registration-not-open, or the Idempotency-Key was used before: see type")
    @APIResponse(responseCode = "422", description = "No colleagues, or more than 20")
    public TeamView ask(@NotNull(message = "Send a JSON object") @Valid TeamRequest request) {
        return desk.ask(caller.registrationId(), request.colleagues(), client.name(), english());
    }

    @POST
    @Consumes(TEXT_CSV)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(hidden = true)
    public TeamView askByCsv(String text) {
        return desk.ask(caller.registrationId(), TeamLines.read(text), client.name(), english());
    }

    private static ColleagueMessages english() {
        return MessageBundles.get(ColleagueMessages.class);
    }
}
