package uk.dgnorth.attendee;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** A lost link, sent again. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registration")
class AccessLinkApi {

    private final AttendeeDesk desk;

    AccessLinkApi(AttendeeDesk desk) {
        this.desk = desk;
    }

    /** Answers alike whether or not the address was known. */
    @POST
    @Path("/{event}/access-links")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "sendAccessLink", summary = "Send a link to manage a registration")
    @APIResponse(responseCode = "202", description = "A letter is on its way if the address has a registration")
    public LinkSent send(@RestPath String event, @NotNull(message = "Send a JSON object") @Valid LinkRequest request) {
        desk.sendAccessLink(event, request.email());
        return new LinkSent();
    }
}
