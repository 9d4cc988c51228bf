package uk.dgnorth.needs;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Forgets, once a day, what attendees of past events needed. Running twice at once does no harm. */
@ApplicationScoped
class NeedsRetention {

    private static final Logger LOG = Logger.getLogger(NeedsRetention.class);

    private final KeptNeeds kept;
    private final NeedsConfig config;
    private final Clock clock;

    NeedsRetention(KeptNeeds kept, NeedsConfig config, Clock clock) {
        this.kept = kept;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * ?")
    @Transactional
    void forgetThoseOfPastEvents() {
        var deleted = kept.deleteOfEventsThatEndedBefore(clock.instant().minus(config.keepAfterEvent()));
        LOG.infof("Forgot the needs of %d attendees of past events", deleted);
    }
}
