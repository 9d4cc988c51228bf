package uk.dgnorth.speaker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.programme.Contact;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.FormRules;
import uk.dgnorth.web.Html;

/** Signing in with a code from a letter. */
@Path("/speaker/sign-in")
@Produces(Html.TYPE)
@Blocking
class SignInPages {

    private static final String HERE = "/speaker/sign-in";
    private static final int LONGEST_CODE = 20;

    private final SignInDesk desk;
    private final SpeakerSessions sessions;
    private final ClientNetwork client;
    private final FormRules rules;

    SignInPages(SignInDesk desk, SpeakerSessions sessions, ClientNetwork client, FormRules rules) {
        this.desk = desk;
        this.sessions = sessions;
        this.client = client;
        this.rules = rules;
    }

    @CheckedTemplate(basePath = "speaker", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance signIn(Form form, boolean ended);

        static native TemplateInstance enterCode(String id, Form form);

        static native TemplateInstance codeEnded();
    }

    @GET
    @Operation(hidden = true)
    public Response ask(@RestQuery boolean ended) {
        return EnglishPage.of(Templates.signIn(Form.empty(), ended));
    }

    /** Answers alike whether or not the address is anybody's. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response send(Form form) {
        if (form.value("email").isBlank()) {
            form.refuse("email", "Enter your email address");
        }
        rules.check(form, "email", Contact.class, "email");
        if (!form.isValid()) {
            return EnglishPage.invalid(Templates.signIn(form, false));
        }
        return Html.see(HERE + "/"
                        + desk.start(form.value("email"), client.name()).signInId())
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response askForCode(@RestPath String id) {
        return EnglishPage.of(Templates.enterCode(id, Form.empty()));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enter(@RestPath String id, Form form) {
        var code = form.value("code");
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            return EnglishPage.invalid(Templates.enterCode(id, form.refuse("code", "Enter the 6-digit code")));
        }
        var answer = desk.enter(id, code, client.name());
        return switch (answer.refusal()) {
            case NONE ->
                Html.see("/speaker")
                        .cookie(sessions.open(Objects.requireNonNull(answer.token())))
                        .build();
            case WRONG ->
                EnglishPage.invalid(Templates.enterCode(
                        id, form.refuse("code", "The code is wrong. Check the newest email and try again.")));
            case LOCKED ->
                EnglishPage.invalid(Templates.enterCode(
                        id, form.refuse("code", "The code was wrong too often. Start again to get a new one.")));
            case OVER -> EnglishPage.gone(Templates.codeEnded());
        };
    }
}
