package uk.dgnorth.speaker;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;
import uk.dgnorth.access.SpeakerTokens;

/** Forgets, once a day, what speakers of past events needed, and what nobody can sign in with any more. */
@ApplicationScoped
class SpeakerRetention {

    private static final Logger LOG = Logger.getLogger(SpeakerRetention.class);

    private final KeptNeeds needs;
    private final SpeakerTokens tokens;
    private final SpeakerConfig config;
    private final Clock clock;

    SpeakerRetention(KeptNeeds needs, SpeakerTokens tokens, SpeakerConfig config, Clock clock) {
        this.needs = needs;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 3 * * ?")
    @Transactional
    void forgetWhatIsOver() {
        var now = clock.instant();
        var forgotten = needs.deleteOfEventsThatEndedBefore(now.minus(config.keepNeedsAfterEvent()));
        var ended = SignIn.deleteThoseThatExpiredBefore(now)
                + Invitation.deleteThoseThatExpiredBefore(now)
                + tokens.deleteThoseThatExpiredBefore(now);
        LOG.infof("Forgot the needs of %d speakers of past events, and %d expired ways to sign in", forgotten, ended);
    }
}
