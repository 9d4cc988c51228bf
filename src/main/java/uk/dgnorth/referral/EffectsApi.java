package uk.dgnorth.referral;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;

/** What a change of the register comes to for those who are coming. */
@Path("/api/v1/public-bodies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ORGANISER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Public bodies")
class EffectsApi {

    private final Effects effects;
    private final CurrentCaller caller;

    EffectsApi(Effects effects, CurrentCaller caller) {
        this.effects = effects;
        this.caller = caller;
    }

    @GET
    @Path("/imports/{id}/effects")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "showEffectsOfImport",
            summary = "The live registrations whose outcome an import would change",
            description = "As if all its rows held, suffixes too. Empty once it is applied.")
    @APIResponse(responseCode = "200", description = "One page of registrations")
    @APIResponse(responseCode = "404", description = "There is no such import")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    public Page<Effect> ofImport(
            @RestPath String id,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @Parameter(description = "What next said on the page before") @RestQuery @Nullable String after) {
        return effects.ofImport(number(id), cursor(after), Page.limit(limit));
    }

    @GET
    @Path("/{id}/effects")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "showEffectsOfRemoval",
            summary = "The live registrations whose outcome would change without an entry",
            description = "Nobody is cancelled by it.")
    @APIResponse(responseCode = "200", description = "One page of registrations")
    @APIResponse(responseCode = "404", description = "There is no such entry")
    @APIResponse(responseCode = "409", description = "not-possible-now: it is over")
    @APIResponse(responseCode = "422", description = "A parameter cannot be used: see errors")
    public Page<Effect> ofRemoval(
            @RestPath String id,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @Parameter(description = "What next said on the page before") @RestQuery @Nullable String after) {
        return effects.ofRemoval(number(id), cursor(after), Page.limit(limit));
    }

    @DELETE
    @Path("/{id}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "removePublicBody",
            summary = "Take an entry out of force",
            description = "Cancels nobody. The answer lists those for whom the rules say something else now.")
    @APIResponse(responseCode = "200", description = "It does not hold any more; the first 200 whom it concerns")
    @APIResponse(responseCode = "404", description = "There is no such entry")
    @APIResponse(responseCode = "409", description = "not-possible-now: it is over already")
    @APIResponse(responseCode = "412", description = "It has changed since that ETag")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = "The ETag that was read")
    public Effects.Removed remove(@RestPath String id, @Context Request request, @Context HttpHeaders headers) {
        return effects.remove(number(id), IfMatch.of(request, headers), null, caller.name());
    }

    private static @Nullable Cursor cursor(@Nullable String after) {
        return Cursor.parse(after == null || after.isBlank() ? null : after);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new NotFound("entry");
        }
    }
}
