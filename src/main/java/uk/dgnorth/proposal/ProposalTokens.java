package uk.dgnorth.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import uk.dgnorth.access.Secrets;

/** What opens somebody's proposals or reviews to whoever holds it; kept as a keyed hash. */
@ApplicationScoped
class ProposalTokens {

    private static final String PURPOSE = "proposal-token";

    private final ProposalDatabase database;
    private final Secrets secrets;
    private final Clock clock;

    ProposalTokens(ProposalDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    String issue(Who who, long owner, Instant expiresAt) {
        var token = secrets.newToken();
        database.change(
                "insert into proposal_token (token_hash, " + who.column() + ", expires_at) values (?, ?, ?)",
                secrets.hash(PURPOSE, token),
                owner,
                expiresAt);
        return token;
    }

    /** Looks like the others, and takes as long: it is looked up where they are kept. */
    String thatOpensNothing() {
        var token = secrets.newToken();
        if (owner(Who.PROPOSER, token).isPresent()) {
            throw new IllegalStateException("A token was made twice");
        }
        return token;
    }

    Optional<Long> owner(Who who, String token) {
        return database.find(
                "select " + who.column() + " as id from proposal_token where token_hash = ? and expires_at > ? and "
                        + who.column() + " is not null",
                row -> row.getLong("id"),
                secrets.hash(PURPOSE, token),
                clock.instant());
    }

    void prolong(String token, Instant expiresAt) {
        database.change(
                "update proposal_token set expires_at = greatest(expires_at, ?) where token_hash = ?",
                expiresAt,
                secrets.hash(PURPOSE, token));
    }

    void revoke(String token) {
        database.change("delete from proposal_token where token_hash = ?", secrets.hash(PURPOSE, token));
    }

    void forgetExpired() {
        database.change("delete from proposal_token where expires_at < ?", clock.instant());
    }
}
