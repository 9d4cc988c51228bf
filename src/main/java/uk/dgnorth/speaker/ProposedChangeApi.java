package uk.dgnorth.speaker;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** What speakers want to change after a release, for organisers to decide on. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Speakers")
class ProposedChangeApi {

    private final ProposedChangeDesk desk;
    private final CurrentCaller caller;

    ProposedChangeApi(ProposedChangeDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/proposed-changes")
    @Operation(
            operationId = "listProposedChanges",
            summary = "List the changes that speakers want",
            description = "Those that wait for a decision, the oldest first, beside what the draft says.")
    @APIResponse(responseCode = "200", description = "All of them")
    @APIResponse(responseCode = "404", description = "There is no such event")
    public RestResponse<Page<ProposedChangeView>> list(@RestPath String event) {
        return Shown.list(desk.list(event), true);
    }

    @GET
    @Path("/{event}/proposed-changes/{id}")
    @Operation(operationId = "showProposedChange", summary = "Show a change that a speaker wants")
    @APIResponse(responseCode = "200", description = "The change, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such change")
    public RestResponse<ProposedChangeView> show(@RestPath String event, @RestPath String id) {
        return Shown.toOrganiser(desk.show(event, id));
    }

    @POST
    @Path("/{event}/proposed-changes/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideOnProposedChange",
            summary = "Accept or decline a change that a speaker wants",
            description = "Accepted, it goes to the draft, and to the public with the next release. Declined, the "
                    + "speaker gets a letter with the reason.")
    @APIResponse(responseCode = "200", description = "It is decided")
    @APIResponse(responseCode = "404", description = "There is no such change, or the session is gone from the draft")
    @APIResponse(responseCode = "409", description = "already-decided")
    @APIResponse(responseCode = "412", description = "The session or the proposal has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<ProposedChangeView> decide(
            @RestPath String event,
            @RestPath String id,
            @NotNull(message = "Send a JSON object") @Valid ChangeDecision decision,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(desk.decide(event, id, IfMatch.of(request, headers), decision, caller.name()));
    }
}
