package uk.dgnorth.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.web.Cookies;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;

/** Where people with an account sign in, and where they sign out. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@PermitAll
class SignInPages {

    private static final String HERE = "/organiser/sign-in";
    private static final int LONGEST_CODE = 20;
    /** Knows the browser again that was asked for a passkey. */
    private static final String PASSKEY_COOKIE = "passkey";

    private final SignInDesk desk;
    private final PasskeyDesk passkeys;
    private final Secrets secrets;
    private final SignInWays ways;
    private final CurrentCaller caller;
    private final ClientNetwork client;
    private final FormRules rules;
    private final Cookies cookies;

    SignInPages(
            SignInDesk desk,
            PasskeyDesk passkeys,
            Secrets secrets,
            SignInWays ways,
            CurrentCaller caller,
            ClientNetwork client,
            FormRules rules,
            Cookies cookies) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.secrets = secrets;
        this.ways = ways;
        this.caller = caller;
        this.client = client;
        this.rules = rules;
        this.cookies = cookies;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance signIn(
                Form form, String back, @Nullable String said, boolean local, @Nullable String organisationPage);

        static native TemplateInstance enterCode(String id, Form form, String back);

        static native TemplateInstance enterPassword(String id, Form form, String back);

        static native TemplateInstance signInEnded();
    }

    /** The address of the page that leads back to another, and says so where a session has ended. */
    static String path(String back, boolean ended) {
        return HERE + (ended ? "?why=ended" : "") + Back.query(back, ended ? "&" : "?");
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public Response ask(
            @RestQuery @Nullable String back, @RestQuery @Nullable String why, @RestQuery @Nullable String error) {
        var said = switch (Objects.requireNonNullElse(why, "")) {
            case "ended" -> "Your session has ended. Sign in again to go on.";
            case "signed-out" -> "You have signed out.";
            case "accepted" -> "Your account is ready. Sign in to use it.";
            // What the organisation's sign-in service adds where it signed nobody in.
            default -> error == null ? null : "Your organisation did not sign you in. Try again.";
        };
        return EnglishPage.of(page(Form.empty(), Objects.requireNonNullElse(back, ""), said));
    }

    private TemplateInstance page(Form form, String back, @Nullable String said) {
        return Templates.signIn(form, back, said, ways.local(), ways.organisationPage(back));
    }

    /** Answers alike whether or not anybody has an account at the address. */
    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(Form form) {
        if (!ways.local()) {
            return Html.see(path(form.value("back"), false)).build();
        }
        rules.check(form, "email", NewAccount.class, "email");
        if (!form.isValid()) {
            return EnglishPage.invalid(page(form, form.shown("back"), null));
        }
        var id = desk.start(form.value("email"), client.name());
        return Html.see(HERE + "/" + id + Back.query(form.value("back"), "?")).build();
    }

    @GET
    @Path("/sign-in/{id}")
    @Operation(hidden = true)
    public Response askForProof(@RestPath String id, @RestQuery @Nullable String back) {
        var next = Objects.requireNonNullElse(back, "");
        return EnglishPage.of(
                desk.waitsForPassword(id)
                        ? Templates.enterPassword(id, Form.empty(), next)
                        : Templates.enterCode(id, Form.empty(), next));
    }

    @POST
    @Path("/sign-in/{id}/code")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enterCode(@RestPath String id, Form form) {
        var code = form.value("code");
        var back = form.shown("back");
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            return EnglishPage.invalid(Templates.enterCode(id, form.refuse("code", "Enter the 6-digit code"), back));
        }
        var answer = desk.enterCode(id, code, client.name());
        return switch (answer.step()) {
            case IN -> in(answer, back);
            case PASSWORD_NEXT ->
                Html.see(HERE + "/" + id + Back.query(back, "?")).build();
            case WRONG ->
                EnglishPage.invalid(Templates.enterCode(
                        id, form.refuse("code", "The code is wrong. Check the newest email and try again."), back));
            case LOCKED ->
                EnglishPage.invalid(Templates.enterCode(
                        id, form.refuse("code", "The code was wrong too often. Start again to get a new one."), back));
            case OVER -> ended();
        };
    }

    /** What was typed is not shown again: part of it may be right. */
    @POST
    @Path("/sign-in/{id}/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enterPassword(@RestPath String id, Form sent) {
        var password = sent.value("password");
        var back = sent.shown("back");
        var form = Form.empty();
        if (password.isEmpty()) {
            return EnglishPage.invalid(
                    Templates.enterPassword(id, form.refuse("password", "Enter your password"), back));
        }
        var answer = desk.enterPassword(id, password, client.name());
        return switch (answer.step()) {
            case IN -> in(answer, back);
            case WRONG ->
                EnglishPage.invalid(Templates.enterPassword(
                        id, form.refuse("password", "The password is wrong. Check it and enter it again."), back));
            case LOCKED ->
                EnglishPage.invalid(Templates.enterPassword(
                        id,
                        form.refuse("password", "The password was wrong too often. Start again with a new code."),
                        back));
            case PASSWORD_NEXT, OVER -> ended();
        };
    }

    /** For the script, before it asks the device. */
    @POST
    @Path("/sign-in/passkey/challenge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response challenge() {
        var browser = cookies.value(PASSKEY_COOKIE).orElseGet(secrets::newToken);
        return Response.ok(passkeys.askToSignIn(browser, client.name()))
                .cookie(cookies.strict(PASSKEY_COOKIE, browser))
                .build();
    }

    @POST
    @Path("/sign-in/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response usePasskey(Form form) {
        var answer = passkeys.signIn(
                cookies.value(PASSKEY_COOKIE).orElse(""),
                form.value(PasskeyPages.FIELD),
                cookies.value(SessionCookie.COOKIE),
                client.name());
        var back = form.shown("back");
        return answer.session() == null
                ? EnglishPage.invalid(page(
                        form.refuse(
                                PasskeyPages.FIELD,
                                "You were not signed in with the passkey. Try again, or sign in with a code."),
                        back,
                        null))
                : in(answer, back);
    }

    private Response in(SignInDesk.Answer answer, String back) {
        return Html.see(Back.to(back))
                .cookie(cookies.with(SessionCookie.COOKIE, Objects.requireNonNull(answer.session())))
                .build();
    }

    private static Response ended() {
        return EnglishPage.gone(Templates.signInEnded());
    }

    @POST
    @Path("/sign-out")
    @RolesAllowed(Role.TEAM)
    @Operation(hidden = true)
    public Response signOut() {
        desk.signOut(caller.session());
        return Html.see(HERE + "?why=signed-out")
                .cookie(cookies.without(SessionCookie.COOKIE))
                .build();
    }
}
