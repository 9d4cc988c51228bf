package uk.dgnorth.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.ApiTokens;
import uk.dgnorth.passkey.Passkeys;

/** Forgets, once an hour, what nobody can sign in with any more. */
@ApplicationScoped
class AccountRetention {

    private final AccountSessions sessions;
    private final ApiTokens tokens;
    private final Passkeys passkeys;
    private final Clock clock;

    AccountRetention(AccountSessions sessions, ApiTokens tokens, Passkeys passkeys, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.passkeys = passkeys;
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
        passkeys.forgetOldChallenges();
    }
}
