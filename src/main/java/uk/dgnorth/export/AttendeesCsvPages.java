package uk.dgnorth.export;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import uk.dgnorth.access.Role;

/** The same file for browsers, which the API knows nothing of. */
@Path("/organiser/events/{event}/attendees.csv")
@Produces("text/csv")
@Blocking
@RolesAllowed(Role.EXPORTER)
class AttendeesCsvPages {

    private final AttendeeExport export;

    AttendeesCsvPages(AttendeeExport export) {
        this.export = export;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> export(@RestPath String event, @BeanParam FilterParameters filter) {
        return export.csv(export.plan(event, "csv", filter.filter(), Column.parse(null)), false);
    }
}
