package uk.dgnorth.account;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the organisation's sign-in service says to the one page that turns it into a session of ours. Anywhere
 * else its cookies and tokens open nothing, whatever roles they name.
 */
@ApplicationScoped
class OnlyToSignIn implements TenantResolver {

    /** Switched off in application.properties. */
    private static final String NOTHING = "elsewhere";

    /** Null stands for the sign-in service that is configured. */
    @Override
    public @Nullable String resolve(RoutingContext request) {
        return request.normalizedPath().equals(OrganisationPages.PATH) ? null : NOTHING;
    }
}
