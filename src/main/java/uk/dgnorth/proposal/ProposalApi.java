package uk.dgnorth.proposal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;
import uk.dgnorth.web.Versioned;

/** Proposals, decisions and the letters that tell of them by JSON, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Proposals", description = "The call for proposals, its reviewers, and what organisers decide")
class ProposalApi {

    private final DecisionDesk desk;
    private final LetterDesk letters;
    private final CurrentCaller caller;

    ProposalApi(DecisionDesk desk, LetterDesk letters, CurrentCaller caller) {
        this.desk = desk;
        this.letters = letters;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/proposals")
    @Operation(
            operationId = "listProposals",
            summary = "List what was submitted",
            description = "In the order in which they were begun, or the highest mean score first. Without drafts.")
    @APIResponse(responseCode = "200", description = "One page of proposals")
    @APIResponse(responseCode = "404", description = "There is no such event, or it has no call")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used")
    public RestResponse<Page<ProposalView>> list(
            @RestPath String event,
            @Parameter(description = "submitted or withdrawn") @RestQuery @Nullable String state,
            @Parameter(description = "accept, decline or hold, or open where nothing is decided yet")
                    @RestQuery
                    @Nullable
                    String decision,
            @Parameter(description = "mean: the highest mean score first") @RestQuery @Nullable String sort,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return Shown.list(
                desk.list(event, state(state), standing(decision), byMean(sort), Mark.parse(after), Page.limit(limit)),
                true);
    }

    private static @Nullable State state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "submitted" -> State.SUBMITTED;
            case "withdrawn" -> State.WITHDRAWN;
            default -> throw new InvalidRequest(FieldError.parameter("state", "Use submitted or withdrawn"));
        };
    }

    private static @Nullable Standing standing(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "open" -> Standing.OPEN;
            case "accept" -> Standing.ACCEPT;
            case "decline" -> Standing.DECLINE;
            case "hold" -> Standing.HOLD;
            default -> throw new InvalidRequest(FieldError.parameter("decision", "Use accept, decline, hold or open"));
        };
    }

    private static boolean byMean(@Nullable String sort) {
        if (sort != null && !sort.equals("mean")) {
            throw new InvalidRequest(FieldError.parameter("sort", "Use mean, or leave it out"));
        }
        return sort != null;
    }

    @GET
    @Path("/{event}/proposals/{id}")
    @Operation(operationId = "showProposal", summary = "Show one proposal with its reviews")
    @APIResponse(responseCode = "200", description = "The proposal, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such proposal")
    public RestResponse<ProposalView> show(@RestPath String event, @RestPath String id) {
        return shown(desk.show(event, Ids.parse(id)));
    }

    private static RestResponse<ProposalView> shown(ProposalView proposal) {
        return Shown.toOrganiser(new Versioned<>(proposal, proposal.version()));
    }

    @POST
    @Path("/{event}/proposals/{id}/decision")
    @Operation(
            operationId = "decideProposal",
            summary = "Accept, decline or hold a proposal",
            description = "Accepting puts a speaker and a session into the draft programme. A letter waits as a draft. "
                    + "To put another decision in the place of one, send the ETag that was read as If-Match.")
    @APIResponse(responseCode = "200", description = "The proposal; the same decision again changes nothing")
    @APIResponse(responseCode = "404", description = "There is no such proposal")
    @APIResponse(responseCode = "409", description = "call-open, proposal-withdrawn or too-many-parts")
    @APIResponse(responseCode = "412", description = "Somebody has decided since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "It is decided already, and If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<ProposalView> decide(
            @RestPath String event,
            @RestPath String id,
            @NotNull(message = "Say what you decide") @Valid Decision decision,
            @Context Request request,
            @Context HttpHeaders headers) {
        return shown(desk.decide(event, Ids.parse(id), IfMatch.of(request, headers), decision, caller.name()));
    }

    @GET
    @Path("/{event}/proposals/letters")
    @Operation(operationId = "listProposalLetters", summary = "List the letters about decisions, drafts and sent ones")
    @APIResponse(responseCode = "200", description = "One page of letters; those with sentAt are sent")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public RestResponse<Page<DecisionLetter>> letters(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return Shown.list(letters.list(event, Mark.parse(after), Page.limit(limit)), true);
    }

    @GET
    @Path("/{event}/proposals/letters/{id}")
    @Operation(operationId = "showProposalLetter", summary = "Show a letter about a decision")
    @APIResponse(responseCode = "200", description = "The letter, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such letter, or another decision took its place")
    public RestResponse<DecisionLetter> letter(@RestPath String event, @RestPath String id) {
        return Shown.toOrganiser(letters.show(event, Ids.parse(id)));
    }

    @PUT
    @Path("/{event}/proposals/letters/{id}")
    @Operation(operationId = "changeProposalLetter", summary = "Change the words of a letter before it is sent")
    @APIResponse(responseCode = "200", description = "The letter, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such letter, or another decision took its place")
    @APIResponse(responseCode = "409", description = "letter-sent")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<DecisionLetter> change(
            @RestPath String event,
            @RestPath String id,
            @NotNull(message = "Write the letter") @Valid LetterText text,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(
                letters.change(event, Ids.parse(id), IfMatch.of(request, headers), text, caller.name()));
    }

    @POST
    @Path("/{event}/proposals/letters/{id}/sending")
    @Operation(operationId = "sendProposalLetter", summary = "Send a letter about a decision, once")
    @APIResponse(responseCode = "200", description = "The letter, now with sentAt: it is in the outbox")
    @APIResponse(responseCode = "404", description = "There is no such letter, or another decision took its place")
    @APIResponse(responseCode = "409", description = "letter-sent")
    public RestResponse<DecisionLetter> send(@RestPath String event, @RestPath String id) {
        return Shown.toOrganiser(letters.send(event, Ids.parse(id), caller.name()));
    }
}
