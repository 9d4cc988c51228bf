package uk.dgnorth.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Says who is behind the session of a browser, and what they may do with what they ask for. */
@ApplicationScoped
class AccountIdentities implements IdentityProvider<SessionSecret> {

    private final AccountSessions sessions;
    private final Clock clock;

    AccountIdentities(AccountSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Class<SessionSecret> getRequestType() {
        return SessionSecret.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionSecret secret, AuthenticationRequestContext context) {
        var request = HttpSecurityUtils.getRoutingContextAttribute(secret);
        var target = Target.of(request);
        return context.runBlocking(() -> sessions.find(secret.token())
                .map(signedIn -> {
                    AccountSessions.note(request, signedIn);
                    return identity(signedIn, target);
                })
                .orElseThrow(AuthenticationFailedException::new));
    }

    private SecurityIdentity identity(AccountSessions.SignedIn signedIn, Target target) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(CurrentCaller.accountName(signedIn.accountId())))
                .addRoles(Powers.of(signedIn, target, clock.instant()))
                .addAttribute(CurrentCaller.GRANTS, signedIn.grants())
                .addAttribute(CurrentCaller.SESSION, signedIn)
                .build();
    }
}
