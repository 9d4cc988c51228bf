package uk.dgnorth.speaker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.web.SingleLine;

/** How programs of speakers get a token. */
@Path("/api/v1/speakers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Speaker", description = "What speakers and their delegates do for themselves")
class SignInApi {

    private final SignInDesk desk;
    private final Mandates mandates;
    private final ClientNetwork client;

    SignInApi(SignInDesk desk, Mandates mandates, ClientNetwork client) {
        this.desk = desk;
        this.mandates = mandates;
        this.client = client;
    }

    /** The address of a speaker or delegate. */
    record Address(
            @NotBlank(message = "Enter an email address")
            @Email(message = "Enter an email address, like name@example.org")
            @Size(max = 254, message = "Use at most 254 characters")
            @SingleLine
            @Schema(examples = "speaker@example.org")
            String email) {}

    /** The code from the letter. */
    record Code(
            @NotBlank(message = "Enter the 6-digit code")
            @Size(max = 20, message = "Enter the 6-digit code")
            @Schema(examples = "123456")
            String code) {}

    /** A token, until when it works, and for whom. */
    record SignedIn(String accessToken, Instant expiresAt, List<ActsFor> actsFor) {}

    /** Answers alike whether or not the address is anybody's. */
    @POST
    @Path("/sign-ins")
    @ResponseStatus(202)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "startSpeakerSignIn", summary = "Send a code to a speaker or delegate")
    @APIResponse(responseCode = "202", description = "A letter is on its way if the address may sign in")
    @APIResponse(responseCode = "422", description = "Some answers need to change")
    public SignInDesk.Started start(@NotNull(message = "Send a JSON object") @Valid Address address) {
        return desk.start(address.email(), client.name());
    }

    @POST
    @Path("/sign-ins/{id}/confirmation")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "confirmSpeakerSignIn", summary = "Exchange the code for a token")
    @APIResponse(responseCode = "200", description = "A token, and for whom the caller acts")
    @APIResponse(responseCode = "410", description = "code-expired: too old, used, or of no sign-in")
    @APIResponse(responseCode = "422", description = "wrong-code, or some answers need to change")
    @APIResponse(responseCode = "423", description = "code-locked")
    public SignedIn confirm(@RestPath String id, @NotNull(message = "Send a JSON object") @Valid Code code) {
        var answer = desk.enter(id, code.code(), client.name());
        var token = answer.token();
        if (token == null) {
            throw SignInProblem.of(answer);
        }
        return new SignedIn(
                token,
                Objects.requireNonNull(answer.expiresAt()),
                mandates.of(Objects.requireNonNull(answer.address())).stream()
                        .map(ActsFor::of)
                        .toList());
    }
}
