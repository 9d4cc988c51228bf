package uk.dgnorth.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.Page;

/** The organiser's search for a person. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organiser")
class PersonSearchApi {

    private final RegistrationList list;

    PersonSearchApi(RegistrationList list) {
        this.list = list;
    }

    @POST
    @Path("/{event}/registrations/searches")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "searchRegistrations",
            summary = "Find registrations by name or email address",
            description =
                    "Finds the text anywhere in the name, the badge name or the address: literal, and case does "
                            + "not matter. Where both are given, both must be found. Send it again with after for the next page.")
    @APIResponse(responseCode = "200", description = "One page of registrations, oldest first")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "Neither was given, or one is too long: see errors")
    public Page<RegistrationLine> search(
            @Parameter(example = "digital-government-north") @RestPath String event,
            @BeanParam PageParameters page,
            @NotNull(message = "Give a name or an email address") @Valid PersonSearch person) {
        if (person.isEmpty()) {
            throw new InvalidRequest(FieldError.in("#/name", "Give a name or an email address"));
        }
        return list.page(event, RegistrationFilter.forPerson(person), page.cursor(), page.size());
    }
}
