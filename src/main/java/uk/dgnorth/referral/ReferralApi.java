package uk.dgnorth.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.registration.OrganiserDesk;
import uk.dgnorth.registration.OrganiserRegistrationView;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** The queue of referrals, and what is decided about them, by JSON. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.REVIEWER) // as organisers are too
@SecurityRequirement(name = "bearer")
@Tag(name = "Referrals", description = "Those whom the rules cannot tell, and what people decide about them")
class ReferralApi {

    private final ReferralQueue queue;
    private final ReferralDesk desk;
    private final DomainDesk domains;
    private final OrganiserDesk registrations;
    private final Replay replay;
    private final CurrentCaller caller;

    ReferralApi(
            ReferralQueue queue,
            ReferralDesk desk,
            DomainDesk domains,
            OrganiserDesk registrations,
            Replay replay,
            CurrentCaller caller) {
        this.queue = queue;
        this.desk = desk;
        this.domains = domains;
        this.registrations = registrations;
        this.replay = replay;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/referrals")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listReferrals",
            summary = "The queue of referrals",
            description = "By domain; the one with the oldest referral comes first, unless sort says otherwise.")
    @APIResponse(responseCode = "200", description = "One page of domains")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    public Page<ReferralGroup> groups(
            @Parameter(example = "digital-government-north") @RestPath String event,
            @BeanParam QueueParameters filter,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @Parameter(description = "What next said on the page before") @RestQuery @Nullable String after) {
        var wanted = filter.filter();
        return queue.groups(event, wanted, wanted.sorting().cursor(after), Page.limit(limit));
    }

    @GET
    @Path("/{event}/referrals/{domain}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "listReferralsOfDomain", summary = "The referrals from one domain, oldest first")
    @APIResponse(responseCode = "200", description = "One page of referrals; none is left once all are decided")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    public Page<Referral> group(
            @RestPath String event,
            @Parameter(example = "northumbriahousing.org.uk") @RestPath String domain,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @Parameter(description = "What next said on the page before") @RestQuery @Nullable String after) {
        return queue.group(event, domain, cursor(after), Page.limit(limit));
    }

    @POST
    @Path("/{event}/referrals/{domain}/acceptance")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "acceptDomain",
            summary = "Take a domain into the register and accept these referrals from it, in one step",
            description = "All of it happens, or nothing. Those under leave stay for a person: no change of the lists "
                    + "decides about them.")
    @APIResponse(responseCode = "200", description = "Done: where each of the accepted stands now")
    @APIResponse(responseCode = "403", description = "allEvents is for organisers of every event")
    @APIResponse(responseCode = "404", description = "There is no such event, or no such referral from the domain")
    @APIResponse(
            responseCode = "409",
            description = "not-possible-now: others were quicker, see decided; second-person-needed; entry-exists")
    @APIResponse(responseCode = "422", description = "The domain cannot be added, or some answers need to change")
    public DomainDesk.Accepted accept(
            @RestPath String event,
            @RestPath String domain,
            @NotNull(message = "Send a JSON object") @Valid DomainAcceptance acceptance) {
        return domains.accept(event, domain, acceptance, caller.name(), caller.has(Role.ORGANISER_OF_ALL));
    }

    private static @Nullable Cursor cursor(@Nullable String after) {
        return Cursor.parse(after == null || after.isBlank() ? null : after);
    }

    @POST
    @Path("/{event}/registrations/{reference}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "decide",
            summary = "Approve or decline a referred registration, or all from its domain",
            description = "Approval gives a place if one is free, else the waiting list. The applicant gets a letter. "
                    + "With scope domain, the exact domain goes into the register in the same step, and then the other "
                    + "open referrals from it are decided, each on its own; sent again, it goes on with what is open.")
    @APIResponse(responseCode = "200", description = "Decided")
    @APIResponse(responseCode = "403", description = "allEvents is for organisers of every event")
    @APIResponse(responseCode = "404", description = "There is no such registration at this event")
    @APIResponse(
            responseCode = "409",
            description = "not-possible-now: see state and actions; second-person-needed; entry-exists")
    @APIResponse(responseCode = "422", description = "The domain cannot be added, or some answers need to change")
    public Decided decide(
            @RestPath String event,
            @RestPath String reference,
            @NotNull(message = "Send a JSON object") @Valid ReviewersDecision decision) {
        return desk.decide(event, reference, decision, caller.name(), caller.has(Role.ORGANISER_OF_ALL));
    }

    @POST
    @Path("/{event}/registrations/{reference}/questions")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "askApplicant",
            summary = "Ask a referred applicant a question",
            description = "They get a letter and answer by its link. One question at a time, at most three.")
    @APIResponse(responseCode = "200", description = "Asked")
    @APIResponse(responseCode = "404", description = "There is no such registration at this event")
    @APIResponse(responseCode = "409", description = "not-possible-now: see state and actions")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public OrganiserRegistrationView ask(
            @RestPath String event,
            @RestPath String reference,
            @NotNull(message = "Send a JSON object") @Valid QuestionBack asked) {
        return desk.ask(event, reference, asked.question(), caller.name());
    }

    @GET
    @Path("/{event}/registrations/{reference}/history")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "showHistory",
            summary = "Every decision about a registration with its evidence",
            description = "With rule, list entry and list version, the questions that were asked, and what was done.")
    @APIResponse(responseCode = "200", description = "The history, oldest first")
    @APIResponse(responseCode = "404", description = "There is no such registration at this event")
    public History history(@RestPath String event, @RestPath String reference) {
        return History.of(shown(event, reference));
    }

    @GET
    @Path("/{event}/registrations/{reference}/replay")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "replayDecisions",
            summary = "Make the decisions about a registration again",
            description = "From their evidence and under the lists of their day. Nothing is changed.")
    @APIResponse(responseCode = "200", description = "Each decision, and whether it comes out the same")
    @APIResponse(responseCode = "404", description = "There is no such registration at this event")
    public Replay.Replayed replay(@RestPath String event, @RestPath String reference) {
        return replay.of(event, shown(event, reference));
    }

    /** Reviewers read of those who were referred, organisers of everybody. */
    private OrganiserRegistrationView shown(String event, String reference) {
        return caller.isOrganiser()
                ? registrations.show(event, reference)
                : registrations.showReferred(event, reference);
    }
}
