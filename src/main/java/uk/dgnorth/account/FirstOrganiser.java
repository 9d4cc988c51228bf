package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import uk.dgnorth.access.Secrets;
import uk.dgnorth.start.Banner;
import uk.dgnorth.web.Site;

/**
 * Where nobody can sign in as an organiser of every event, whoever started the service is given a link that makes one.
 * Instances that start side by side have a link each; the first that is used ends them all.
 */
@ApplicationScoped
class FirstOrganiser {

    private final Secrets secrets;
    private final AccountConfig config;
    private final SignInWays ways;
    private final Site site;
    private final Clock clock;

    FirstOrganiser(Secrets secrets, AccountConfig config, SignInWays ways, Site site, Clock clock) {
        this.secrets = secrets;
        this.config = config;
        this.ways = ways;
        this.site = site;
        this.clock = clock;
    }

    @Transactional
    void offer(@Observes Banner banner) {
        if (!ways.local() || Account.isAnyOrganiserOfAll()) {
            return;
        }
        var token = secrets.newToken();
        new Invitation(
                        secrets.hash(Invitation.PURPOSE, token),
                        null,
                        clock.instant().plus(config.invitationLifetime()))
                .persist();
        banner.line("First organiser", site.publicUrl() + InvitationPages.path(token));
    }
}
