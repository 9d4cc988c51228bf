package uk.dgnorth.speaker;

import jakarta.annotation.security.RolesAllowed;
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
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;

/** Invitations of speakers, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Speakers", description = "Invitations, what speakers have yet to do, and what they want to change")
class InvitationApi {

    private final InvitationDesk desk;
    private final CurrentCaller caller;

    InvitationApi(InvitationDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Path("/{event}/speakers/{speaker}/invitation")
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "inviteSpeaker",
            summary = "Invite a speaker to their desk",
            description = "A letter with a link goes to contact.email. Again is fine: the link before ends.")
    @APIResponse(responseCode = "202", description = "The letter is on its way")
    @APIResponse(responseCode = "404", description = "There is no such speaker")
    @APIResponse(responseCode = "409", description = "no-contact-address")
    public Invited invite(@RestPath String event, @RestPath String speaker) {
        return desk.invite(event, speaker, caller.name());
    }
}
