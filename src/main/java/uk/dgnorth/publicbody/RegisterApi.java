package uk.dgnorth.publicbody;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.Shown;

/** The organisers' register of public bodies and other domains by JSON. */
@Path("/api/v1/public-bodies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Public bodies", description = "What organisers know of domains, beside the built-in lists")
class RegisterApi {

    private final RegisterDesk desk;
    private final ImportDesk imports;
    private final CurrentCaller caller;

    RegisterApi(RegisterDesk desk, ImportDesk imports, CurrentCaller caller) {
        this.desk = desk;
        this.imports = imports;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listPublicBodies",
            summary = "List the register",
            description =
                    "Newest first unless sort says otherwise. The built-in lists are not part of it; a domain can be tried at "
                            + "eligibility-checks.")
    @APIResponse(responseCode = "200", description = "One page of entries")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    public RestResponse<Page<EntryView>> list(
            @BeanParam EntryParameters filter,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @Parameter(description = "What next said on the page before") @RestQuery @Nullable String after) {
        var wanted = filter.filter();
        return Shown.list(desk.list(wanted, wanted.sorting().cursor(after), Page.limit(limit)), true);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "showPublicBody", summary = "Show an entry of the register")
    @APIResponse(responseCode = "200", description = "The entry with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such entry")
    public RestResponse<EntryView> show(@RestPath String id) {
        return Shown.toOrganiser(desk.show(number(id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addPublicBody",
            summary = "Add a domain to the register",
            description = "An exact domain holds at once; a suffix when a second person has confirmed it. Referrals "
                    + "that it makes eligible get their places within seconds.")
    @APIResponse(responseCode = "201", description = "The entry, with its address and ETag")
    @APIResponse(responseCode = "409", description = "entry-exists or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "The domain cannot be added, or some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<EntryView> add(@NotNull(message = "Describe the entry") @Valid EntryPlan plan) {
        var added = desk.add(plan, caller.name());
        return Shown.created(
                added, URI.create("/api/v1/public-bodies/" + added.body().id()));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePublicBody",
            summary = "Change what an entry says, or for how long it holds",
            description = "Domain, match, list and event stay.")
    @APIResponse(responseCode = "200", description = "The entry as it is now, with its new ETag")
    @APIResponse(responseCode = "404", description = "There is no such entry")
    @APIResponse(responseCode = "409", description = "not-possible-now: it is over")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public RestResponse<EntryView> change(
            @RestPath String id,
            @NotNull(message = "Describe the entry") @Valid EntryPlan plan,
            @Context Request request,
            @Context HttpHeaders headers) {
        return Shown.toOrganiser(desk.change(number(id), IfMatch.of(request, headers), plan, caller.name()));
    }

    @POST
    @Path("/{id}/confirmation")
    @Operation(operationId = "confirmPublicBody", summary = "Confirm a suffix that somebody else has added")
    @APIResponse(responseCode = "200", description = "It holds from now on")
    @APIResponse(responseCode = "404", description = "There is no such entry")
    @APIResponse(responseCode = "409", description = "second-person-needed or not-possible-now")
    public RestResponse<EntryView> confirm(@RestPath String id) {
        return Shown.toOrganiser(desk.confirm(number(id), caller.name()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "tryImport",
            summary = "Try a published list",
            description = "A form with list (public, refer, supplier or personal) and file, a CSV with the columns "
                    + "domain and match and, where there are, organisation, category or kind, reason, source and "
                    + "licence. At most 50,000 rows. Nothing holds until it is applied: see its effects first.")
    @APIResponse(responseCode = "201", description = "The dry run, with its address and ETag")
    @APIResponse(responseCode = "409", description = "idempotency-key-reused")
    @APIResponse(responseCode = "413", description = "The form has more than 51 MB")
    @APIResponse(responseCode = "422", description = "The file cannot be used, and why; nothing is kept")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<ImportView> tryImport(
            @RestForm @Nullable String list, @RestForm("file") @Nullable FileUpload file) {
        var tried = imports.tryOut(list, file == null ? null : file.filePath(), caller.name());
        return Shown.created(
                tried,
                URI.create("/api/v1/public-bodies/imports/" + tried.body().id()));
    }

    @GET
    @Path("/imports/{id}")
    @Operation(operationId = "showImport", summary = "Show an import")
    @APIResponse(responseCode = "200", description = "The import with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such import")
    public RestResponse<ImportView> showImport(@RestPath String id) {
        return Shown.toOrganiser(imports.show(number(id)));
    }

    @POST
    @Path("/imports/{id}/application")
    @Operation(
            operationId = "applyImport",
            summary = "Apply an import that was tried",
            description = "Exactly the rows that were tried. Suffixes of public bodies wait for a second person; "
                    + "applied by another person than who has uploaded them, they hold at once.")
    @APIResponse(responseCode = "200", description = "It is applied")
    @APIResponse(responseCode = "404", description = "There is no such import")
    @APIResponse(responseCode = "409", description = "not-possible-now: it is applied already")
    public RestResponse<ImportView> applyImport(@RestPath String id) {
        return Shown.toOrganiser(imports.apply(number(id), caller.name()));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new NotFound("entry");
        }
    }
}
