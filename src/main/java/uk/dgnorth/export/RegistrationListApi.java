package uk.dgnorth.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import uk.dgnorth.access.Role;
import uk.dgnorth.web.Page;

/** The organiser's list of registrations. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organiser")
class RegistrationListApi {

    private final RegistrationList list;

    RegistrationListApi(RegistrationList list) {
        this.list = list;
    }

    @GET
    @Path("/{event}/registrations")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listRegistrations",
            summary = "List the registrations",
            description = "Oldest first. Filters narrow the list together. To look for a person by name or address, "
                    + "send a search: neither may stand in a URL.")
    @APIResponse(responseCode = "200", description = "One page of registrations")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    public Page<RegistrationLine> list(
            @Parameter(example = "digital-government-north") @RestPath String event,
            @BeanParam FilterParameters filter,
            @BeanParam PageParameters page) {
        return list.page(event, filter.filter(), page.cursor(), page.size());
    }
}
