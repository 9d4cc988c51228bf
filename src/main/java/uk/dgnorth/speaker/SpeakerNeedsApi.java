package uk.dgnorth.speaker;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Page;

/** The needs of an event's speakers, for whoever prepares it. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.NEEDS_READER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Speakers")
class SpeakerNeedsApi {

    private final NeedsReadingDesk desk;
    private final CurrentCaller caller;

    SpeakerNeedsApi(NeedsReadingDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/speaker-needs")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listSpeakerNeeds",
            summary = "The access and equipment needs of an event's speakers",
            description = "In the order in which they were told. A role of its own; each look is in the audit trail.")
    @APIResponse(responseCode = "200", description = "One page of needs")
    @APIResponse(responseCode = "404", description = "There is no such event")
    public Page<KeptNeeds.Line> list(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return desk.list(event, Cursor.parse(after), Page.limit(limit), caller.name());
    }
}
