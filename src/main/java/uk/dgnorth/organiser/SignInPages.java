package uk.dgnorth.organiser;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.limits.AbuseLimits;
import uk.dgnorth.limits.ClientNetwork;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;

/** Where organisers sign in with the organiser token, until there are accounts, and where they sign out. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
class SignInPages {

    private static final String HERE = "/organiser/sign-in";
    private static final String START = "/organiser";

    /** Where somebody may be led after signing in: to pages of ours and nowhere else. */
    private static final Pattern OURS = Pattern.compile(START + "(?:/[a-z0-9-]{1,100}){0,8}");

    private final OrganiserSessions sessions;
    private final AbuseLimits limits;
    private final ClientNetwork client;

    SignInPages(OrganiserSessions sessions, AbuseLimits limits, ClientNetwork client) {
        this.sessions = sessions;
        this.limits = limits;
        this.client = client;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance signIn(Form form, String back, @Nullable String said);
    }

    /** The address of the page that leads back to another, and says so where a session has ended. */
    static String path(String back, boolean ended) {
        var path = HERE + (ended ? "?why=ended" : "");
        return OURS.matcher(back).matches() && !back.equals(START)
                ? path + (ended ? "&" : "?") + "back=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                : path;
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public Response ask(@RestQuery @Nullable String back, @RestQuery @Nullable String why) {
        var said = switch (Objects.requireNonNullElse(why, "")) {
            case "ended" -> "Your session has ended. Sign in again to go on.";
            case "signed-out" -> "You have signed out.";
            default -> null;
        };
        return EnglishPage.of(Templates.signIn(Form.empty(), Objects.requireNonNullElse(back, ""), said));
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(Form sent) {
        limits.signIn(client.name());
        var cookie = sessions.open(sent.value("token"));
        if (cookie.isEmpty()) {
            return refuse(sent);
        }
        var back = sent.value("back");
        return Html.see(OURS.matcher(back).matches() ? back : START)
                .cookie(cookie.get())
                .build();
    }

    /** What was typed is not shown again: part of it may be right. */
    private Response refuse(Form sent) {
        var form = Form.empty();
        if (sent.value("token").isBlank()) {
            form.refuse("token", "Enter the organiser token");
        } else {
            limits.wrongSignIn(client.name());
            form.refuse("token", "This is not the organiser token. Check it and enter it again");
        }
        return EnglishPage.invalid(Templates.signIn(form, sent.shown("back"), null));
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return Html.see(HERE + "?why=signed-out").cookie(sessions.close()).build();
    }
}
