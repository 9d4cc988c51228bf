package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import uk.dgnorth.access.ApiTokens;
import uk.dgnorth.event.EventRemoved;

/** Nobody who had a role at an event has it at the next one under the same slug. */
@ApplicationScoped
class RemovedEvents {

    private final ApiTokens tokens;

    RemovedEvents(ApiTokens tokens) {
        this.tokens = tokens;
    }

    void withdrawWhatWasGiven(@Observes EventRemoved removed) {
        Account.withdrawRolesAt(removed.event());
        tokens.revokeAllOf(removed.event());
    }
}
