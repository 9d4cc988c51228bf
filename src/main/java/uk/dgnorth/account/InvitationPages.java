package uk.dgnorth.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;

/** The page behind the link of an invitation: reading it changes nothing, so a mail scanner uses nothing up. */
@Path("/organiser/invitations/{token}")
@Produces(Html.TYPE)
@Blocking
@PermitAll
class InvitationPages {

    private final InvitationDesk desk;
    private final SignInWays ways;
    private final Passwords passwords;
    private final FormRules rules;

    InvitationPages(InvitationDesk desk, SignInWays ways, Passwords passwords, FormRules rules) {
        this.desk = desk;
        this.ways = ways;
        this.passwords = passwords;
        this.rules = rules;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance invitation(String token, InvitationDesk.Shown invitation, Form form);

        static native TemplateInstance invitationEnded();
    }

    static String path(String token) {
        return "/organiser/invitations/" + token;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String token) {
        if (!ways.local()) {
            return toSignIn();
        }
        return desk.show(token)
                .map(shown -> EnglishPage.of(Templates.invitation(token, shown, Form.empty())))
                .orElseGet(InvitationPages::ended);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response accept(@RestPath String token, Form sent) {
        if (!ways.local()) {
            return toSignIn();
        }
        var shown = desk.show(token);
        if (shown.isEmpty()) {
            return ended();
        }
        var form = checked(shown.get(), sent);
        if (!form.isValid()) {
            return EnglishPage.invalid(Templates.invitation(token, shown.get(), form));
        }
        var accepted = shown.get().isFirst()
                ? desk.acceptAsFirst(
                        token, sent.value("name").strip(), sent.value("email").strip(), sent.value("password"))
                : desk.accept(token, sent.value("password"));
        return accepted ? Html.see("/organiser/sign-in?why=accepted").build() : ended();
    }

    /** The form again, without the password. */
    private Form checked(InvitationDesk.Shown shown, Form sent) {
        var form = Form.of(Map.of("name", sent.value("name"), "email", sent.value("email")));
        if (shown.isFirst()) {
            rules.check(form, "name", NewAccount.class, "name");
            rules.check(form, "email", NewAccount.class, "email");
        }
        if (shown.needsPassword()) {
            var name = Objects.requireNonNullElse(shown.name(), sent.value("name"));
            var email = Objects.requireNonNullElse(shown.email(), sent.value("email"));
            passwords
                    .refusal(sent.value("password"), List.of(name, email))
                    .ifPresent(why -> form.refuse("password", why));
        }
        return form;
    }

    /** They need no password of ours: to sign in by the organisation is to accept. */
    private static Response toSignIn() {
        return Html.see(SignInPages.path("", false)).build();
    }

    private static Response ended() {
        return EnglishPage.gone(Templates.invitationEnded());
    }
}
