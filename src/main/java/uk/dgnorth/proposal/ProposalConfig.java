package uk.dgnorth.proposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of calls for proposals. */
@ConfigMapping(prefix = "dgn.proposals")
interface ProposalConfig {

    /** How long after its event a proposal that was not accepted is kept, and links open proposals and reviews. */
    @WithDefault("90d")
    Duration keepAfterEvent();

    /** How long an address is kept that asked for a link and began no proposal. */
    @WithDefault("30d")
    Duration keepWithoutProposal();
}
