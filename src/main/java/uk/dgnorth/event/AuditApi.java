package uk.dgnorth.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Sorting;

/** What was done at an event, by whom, for organisers. */
@Path("/api/v1/events")
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Events")
class AuditApi {

    private static final int LONGEST = 200;

    private final Trail trail;

    AuditApi(Trail trail) {
        this.trail = trail;
    }

    @GET
    @Path("/{event}/audit")
    @Operation(summary = "What was done at an event, by whom, and what changed; the newest first")
    @APIResponse(responseCode = "200", description = "A page of the audit trail")
    @APIResponse(responseCode = "404", description = "not-found")
    public Page<Trail.Entry> list(
            @RestPath String event,
            @Parameter(description = "What was done contains this")
                    @RestQuery
                    @DefaultValue("")
                    @Size(max = LONGEST, message = "Use 200 characters or fewer")
                    String action,
            @Parameter(description = "What it was done to, as a whole: a reference, say")
                    @RestQuery
                    @DefaultValue("")
                    @Size(max = LONGEST, message = "Use 200 characters or fewer")
                    String subject,
            @Parameter(description = "at, action or subject, with a minus before it from the last to the first")
                    @RestQuery
                    @DefaultValue("")
                    String sort,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        var sorting = Sorting.parse(sort, Trail.COLUMNS);
        return trail.ofEvent(
                Event.demand(event).slug(),
                new Trail.Filter(action, subject),
                sorting,
                sorting.cursor(after),
                Page.limit(limit));
    }
}
