package uk.dgnorth.account;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.dgnorth.access.Role;

/** Where the script of a page says that somebody is still there. */
@Path("/organiser/session")
@Blocking
@RolesAllowed(Role.TEAM)
class SessionPages {

    private final OpenSession session;

    SessionPages(OpenSession session) {
        this.session = session;
    }

    /** To ask is to use the session: that is all it takes. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public OpenSession.Left renew() {
        return session.left();
    }
}
