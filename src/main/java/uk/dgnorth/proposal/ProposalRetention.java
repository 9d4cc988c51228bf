package uk.dgnorth.proposal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Forgets, once a day, who proposed and reviewed for past events. Running twice at once does no harm. */
@ApplicationScoped
class ProposalRetention {

    private static final Logger LOG = Logger.getLogger(ProposalRetention.class);

    private final KeptProposals proposals;
    private final ProposalTokens tokens;
    private final ProposalConfig config;
    private final Clock clock;

    ProposalRetention(KeptProposals proposals, ProposalTokens tokens, ProposalConfig config, Clock clock) {
        this.proposals = proposals;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 3 * * ?")
    @Transactional
    void forgetThoseOfPastEvents() {
        var now = clock.instant();
        var deleted = proposals.forgetThoseOfEventsThatEndedBefore(now.minus(config.keepAfterEvent()));
        proposals.forgetProposersWithoutProposal(now.minus(config.keepWithoutProposal()));
        tokens.forgetExpired();
        LOG.infof("Forgot %d proposals for past events", deleted);
    }
}
