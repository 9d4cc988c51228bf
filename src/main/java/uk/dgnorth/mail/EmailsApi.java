package uk.dgnorth.mail;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.Role;
import uk.dgnorth.web.Page;

/** What became of the letters of an event, for organisers. */
@Path("/api/v1/events")
@RolesAllowed(Role.ORGANISER)
class EmailsApi {

    private final EmailDesk desk;

    EmailsApi(EmailDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/{event}/emails")
    @Operation(summary = "The emails of an event, newest first, and what became of each")
    public Page<EmailView> list(
            @RestPath String event,
            @RestQuery @Nullable String status,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Nullable String after) {
        return desk.list(
                event,
                EmailStatus.parse(status),
                EmailDesk.COLUMNS.get(0).first().cursor(after),
                limit);
    }
}
