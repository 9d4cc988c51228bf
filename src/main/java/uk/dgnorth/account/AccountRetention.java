package uk.dgnorth.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.ApiTokens;

/** Forgets, once an hour, what nobody can sign in with any more. */
@ApplicationScoped
class AccountRetention {

    private final AccountSessions sessions;
    private final ApiTokens tokens;
    private final Clock clock;

    AccountRetention(AccountSessions sessions, ApiTokens tokens, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Scheduled(cron = "0 20 * * * ?")
    @Transactional
    void forgetWhatIsOver() {
        var now = clock.instant();
        SignIn.deleteThoseThatExpiredBefore(now);
        Invitation.deleteThoseThatExpiredBefore(now);
        sessions.deleteTheEnded();
        tokens.deleteTheExpired();
    }
}
