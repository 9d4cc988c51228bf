package uk.dgnorth.proposal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** The call for proposals and its reviewers by JSON, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Proposals", description = "The call for proposals, its reviewers, and what organisers decide")
class CallApi {

    private final CallDesk desk;
    private final CurrentCaller caller;

    CallApi(CallDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/call-for-proposals")
    @Operation(operationId = "showCallForProposals", summary = "Show the call for proposals")
    @APIResponse(responseCode = "200", description = "The call, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such event, or it has no call")
    public RestResponse<Call> show(@RestPath String event) {
        return Shown.toOrganiser(desk.show(event));
    }

    @PUT
    @Path("/{event}/call-for-proposals")
    @Operation(
            operationId = "putCallForProposals",
            summary = "Set up or change the call for proposals",
            description = "Answers to a question go by its id: keep the id when the text is corrected.")
    @APIResponse(responseCode = "200", description = "The call as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag: changes says who changed what")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing, and there is a call already")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read, if any")
    public RestResponse<Call> put(
            @RestPath String event,
            @NotNull(message = "Describe the call") @Valid Call call,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(desk.put(event, IfMatch.of(request, headers), call, caller.name()));
    }

    @GET
    @Path("/{event}/call-for-proposals/reviewers")
    @Operation(operationId = "listReviewers", summary = "List the reviewers", description = "In order of invitation.")
    @APIResponse(responseCode = "200", description = "One page of reviewers")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public RestResponse<Page<Reviewer>> reviewers(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return Shown.list(desk.reviewers(event, Mark.parse(after), Page.limit(limit)), true);
    }

    @POST
    @ResponseStatus(201)
    @Path("/{event}/call-for-proposals/reviewers")
    @Operation(
            operationId = "inviteReviewer",
            summary = "Ask somebody to review",
            description = "They get a letter with a link; whoever was invited before gets another one.")
    @APIResponse(responseCode = "201", description = "The reviewer")
    @APIResponse(responseCode = "404", description = "There is no such event, or it has no call")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "429", description = "This address had too many letters lately")
    public Reviewer invite(
            @RestPath String event, @NotNull(message = "Say whom to invite") @Valid Invitation invitation) {
        return desk.invite(event, invitation, caller.name());
    }

    @DELETE
    @Path("/{event}/call-for-proposals/reviewers/{id}")
    @Operation(operationId = "removeReviewer", summary = "Remove a reviewer with all their reviews")
    @APIResponse(responseCode = "204", description = "Their links open nothing any more")
    @APIResponse(responseCode = "404", description = "There is no such reviewer")
    public void remove(@RestPath String event, @RestPath String id) {
        desk.removeReviewer(event, Ids.parse(id), caller.name());
    }
}
