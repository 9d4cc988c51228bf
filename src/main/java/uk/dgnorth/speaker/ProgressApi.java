package uk.dgnorth.speaker;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** What speakers have yet to do, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Speakers")
class ProgressApi {

    private final ProgressDesk desk;
    private final CurrentCaller caller;

    ProgressApi(ProgressDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/speakers/progress")
    @Operation(
            operationId = "listSpeakerProgress",
            summary = "How far the speakers have got",
            description = "By slug: each speaker of the draft with the state and deadline of each task.")
    @APIResponse(responseCode = "200", description = "One page of speakers")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public RestResponse<Page<Progress>> list(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return Shown.list(desk.list(event, after, Page.limit(limit)), true);
    }

    @POST
    @Path("/{event}/speakers/{speaker}/nudge")
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "nudgeSpeaker",
            summary = "Remind a speaker of what is overdue",
            description = "One letter for each set of overdue tasks, once.")
    @APIResponse(responseCode = "202", description = "The letter is on its way")
    @APIResponse(responseCode = "404", description = "There is no such speaker")
    @APIResponse(responseCode = "409", description = "not-nudged: nothing is overdue, or a letter has gone out")
    public Nudged nudge(@RestPath String event, @RestPath String speaker) {
        return desk.nudge(event, speaker, caller.name());
    }
}
