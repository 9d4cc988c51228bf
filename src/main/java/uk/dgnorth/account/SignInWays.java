package uk.dgnorth.account;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How people with an account can sign in here. */
@Singleton
@Startup
class SignInWays {

    private final boolean local;
    private final boolean organisation;

    SignInWays(AccountConfig config, @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean organisation) {
        this.local = config.local();
        this.organisation = organisation;
        if (!local && !organisation) {
            throw new IllegalStateException(
                    "Nobody could sign in: dgn.accounts.local is false, and so is quarkus.oidc.tenant-enabled");
        }
    }

    /** With a code and a password. */
    boolean local() {
        return local;
    }

    /** The page that leads to the organisation's sign-in service and then on, null where there is none. */
    @Nullable
    String organisationPage(String back) {
        return organisation ? OrganisationPages.PATH + Back.query(back, "?") : null;
    }
}
