package uk.dgnorth.account;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import uk.dgnorth.access.SessionSecret;
import uk.dgnorth.web.Cookies;
import uk.dgnorth.web.Site;

/** Knows browsers again in which somebody has signed in. On the organisers' pages only: the API takes no cookies. */
@ApplicationScoped
class SessionCookie implements HttpAuthenticationMechanism {

    static final String COOKIE = "organiser";
    static final String PAGES = "/organiser";

    private final Site site;

    SessionCookie(Site site) {
        this.site = site;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        var secret = Cookies.value(request, site, COOKIE);
        return secret.isEmpty() || !isPage(request)
                ? Uni.createFrom().nullItem()
                : providers.authenticate(
                        HttpSecurityUtils.setRoutingContextAttribute(new SessionSecret(secret.get()), request));
    }

    private static boolean isPage(RoutingContext request) {
        var path = request.normalizedPath();
        return path.equals(PAGES) || path.startsWith(PAGES + "/");
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionSecret.class);
    }

    /** Pages lead to where people sign in instead: see {@link Doorkeeper}. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }
}
