package uk.dgnorth.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.web.Cookies;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** Where somebody who is signed in proves again who they are, before they export lists or change roles. */
@Path("/organiser/proof")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.TEAM)
class ProofPages {

    private final SignInDesk desk;
    private final PasskeyDesk passkeys;
    private final SignInWays ways;
    private final CurrentCaller caller;
    private final ClientNetwork client;
    private final Cookies cookies;

    ProofPages(
            SignInDesk desk,
            PasskeyDesk passkeys,
            SignInWays ways,
            CurrentCaller caller,
            ClientNetwork client,
            Cookies cookies) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.ways = ways;
        this.caller = caller;
        this.client = client;
        this.cookies = cookies;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance proof(
                Form form, String back, boolean here, boolean passkeys, @Nullable String organisationPage);
    }

    static String path(String back) {
        return "/organiser/proof" + Back.query(back, "?");
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@RestQuery @Nullable String back) {
        return EnglishPage.of(page(Form.empty(), Objects.requireNonNullElse(back, "")));
    }

    private TemplateInstance page(Form form, String back) {
        var session = caller.session();
        return Templates.proof(
                form, back, desk.provesHere(session), !passkeys.of(session).isEmpty(), ways.organisationPage(back));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response prove(Form sent) {
        var answer = desk.proveAgain(caller.session(), sent.value("password"), client.name());
        return answer(
                answer, Form.empty().refuse("password", "The password is wrong. Check it and enter it again."), sent);
    }

    /** For the script, before it asks the device. */
    @POST
    @Path("/passkey/challenge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response challenge() {
        return Response.ok(passkeys.askToProve(caller.session())).build();
    }

    @POST
    @Path("/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response usePasskey(Form sent) {
        var answer = passkeys.prove(caller.session(), sent.value(PasskeyPages.FIELD), client.name());
        return answer(
                answer,
                Form.empty()
                        .refuse(PasskeyPages.FIELD, "The passkey was not accepted. Try again, or enter your password."),
                sent);
    }

    private Response answer(SignInDesk.Answer answer, Form refused, Form sent) {
        var session = answer.session();
        return session == null
                ? EnglishPage.invalid(page(refused, sent.shown("back")))
                : Html.see(Back.to(sent.value("back")))
                        .cookie(cookies.with(SessionCookie.COOKIE, session))
                        .build();
    }
}
