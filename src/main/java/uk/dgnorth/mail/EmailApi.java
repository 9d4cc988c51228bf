package uk.dgnorth.mail;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.access.Role;

/** One letter, for organisers: apart from the list, since the router picks a class by the longest path. */
@Path("/api/v1/emails/{id}")
@RolesAllowed(Role.ORGANISER)
class EmailApi {

    private final EmailDesk desk;

    EmailApi(EmailDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/retry")
    @ResponseStatus(202)
    @Operation(summary = "Send an email again that has failed")
    public void retry(@RestPath long id) {
        desk.retry(id);
    }
}
