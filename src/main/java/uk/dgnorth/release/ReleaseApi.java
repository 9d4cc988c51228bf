package uk.dgnorth.release;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.web.Page;

/** The releases of a programme by JSON, for organisers. */
@Path("/api/v1/events") // as EventApi: a longer path here would turn 405 into 404, since Quarkus then looks on there
@RolesAllowed(Role.ORGANISER)
@Tag(name = "Programme releases", description = "What releasing the draft would do, and what was released")
class ReleaseApi {

    private final ReleaseDesk desk;
    private final CurrentCaller caller;

    ReleaseApi(ReleaseDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/{event}/programme/preview")
    @Operation(
            operationId = "previewRelease",
            summary = "What releasing the draft would do",
            description = "Clashes block a release, warnings do not.")
    @APIResponse(responseCode = "200", description = "Changes, clashes and warnings")
    @APIResponse(responseCode = "404", description = "There is no such event")
    public Preview preview(@RestPath String event) {
        return desk.preview(event);
    }

    @POST
    @Path("/{event}/programme/releases")
    @Operation(operationId = "releaseProgramme", summary = "Publish the draft as the programme")
    @APIResponse(responseCode = "201", description = "The release, with its number and changes")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "409", description = "programme-clashes, nothing-changed or idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "Makes it safe to send this again")
    public RestResponse<ReleaseView> release(
            @RestPath String event, @NotNull(message = "Send a JSON object") @Valid ReleaseNote note) {
        var release = desk.release(event, note, caller.name());
        return RestResponse.ResponseBuilder.<ReleaseView>created(
                        URI.create("/api/v1/events/" + event + "/programme/releases/" + release.number()))
                .entity(release)
                .build();
    }

    @GET
    @Path("/{event}/programme/releases")
    @Operation(operationId = "listReleases", summary = "List the releases", description = "The newest first.")
    @APIResponse(responseCode = "200", description = "One page of releases, with what each changed")
    @APIResponse(responseCode = "404", description = "There is no such event")
    @APIResponse(responseCode = "422", description = "limit or after cannot be used")
    public Page<Releases.Entry> list(
            @RestPath String event,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) String limit,
            @RestQuery @Nullable String after) {
        return desk.list(event, after == null ? Integer.MAX_VALUE : cursor(after), Page.limit(limit));
    }

    @GET
    @Path("/{event}/programme/releases/{number}")
    @Operation(operationId = "showRelease", summary = "Show a release as it was")
    @APIResponse(responseCode = "200", description = "The release with its whole programme")
    @APIResponse(responseCode = "404", description = "There is no such release")
    public ReleaseView show(@RestPath String event, @RestPath String number) {
        return desk.show(event, number(number));
    }

    @POST
    @Path("/{event}/programme/releases/{number}/restoration")
    @Operation(
            operationId = "restoreRelease",
            summary = "Make the draft what a release was",
            description = "The public programme stays as it is until the draft is released.")
    @APIResponse(responseCode = "200", description = "What releasing the restored draft would do")
    @APIResponse(responseCode = "404", description = "There is no such release")
    public Preview restore(@RestPath String event, @RestPath String number) {
        return desk.restore(event, number(number), caller.name());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new NotFound("release");
        }
    }

    private static int cursor(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidRequest(FieldError.parameter("after", "Take the cursor from next of the page before"));
        }
    }
}
