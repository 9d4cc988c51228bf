package uk.dgnorth.account;

import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cookies;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Html;

/**
 * Where the organisation's sign-in service sends people back to: its session becomes one of ours, and ends. The only
 * path behind OpenID Connect, see application.properties.
 */
@Path(OrganisationPages.PATH)
@Produces(Html.TYPE)
@Blocking
@PermitAll
class OrganisationPages {

    static final String PATH = "/organiser/sign-in/sso";

    private static final int FORBIDDEN = 403;

    private final OrganisationDesk desk;
    private final SecurityIdentity identity;
    private final OidcSession organisationSession;
    private final AccountConfig config;
    private final Cookies cookies;

    OrganisationPages(
            OrganisationDesk desk,
            SecurityIdentity identity,
            OidcSession organisationSession,
            AccountConfig config,
            Cookies cookies) {
        this.desk = desk;
        this.identity = identity;
        this.organisationSession = organisationSession;
        this.config = config;
        this.cookies = cookies;
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance notSignedIn(String why);
    }

    @GET
    @Operation(hidden = true)
    public Response enter(@RestQuery @Nullable String back) {
        // Nobody has one where OpenID Connect is off.
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new NotFound("page");
        }
        var person = OrganisationPerson.of(OidcUtils.decodeJwtContent(token.getRawToken()), config);
        organisationSession.logout().await().indefinitely();
        var answer = desk.enter(person, cookies.value(SessionCookie.COOKIE));
        return switch (answer.step()) {
            case IN ->
                Html.see(Back.to(Objects.requireNonNullElse(back, "")))
                        .cookie(cookies.with(SessionCookie.COOKIE, Objects.requireNonNull(answer.session())))
                        .build();
            case NO_VERIFIED_EMAIL ->
                refused("Your organisation has not confirmed an email address of your account. Ask your IT support.");
            case PROVED_LONG_AGO -> refused("Your organisation did not ask you to sign in again. Ask your IT support.");
            case NO_ROLE ->
                refused("Your account has no role in running these events. Ask whoever gives roles in your"
                        + " organisation.");
            case CLOSED ->
                refused("An organiser has closed your account. Ask an organiser of every event to invite you again.");
        };
    }

    private static Response refused(String why) {
        return EnglishPage.refused(FORBIDDEN, Templates.notSignedIn(why));
    }
}
