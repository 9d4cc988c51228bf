package uk.dgnorth.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import uk.dgnorth.access.ApiTokens;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Grant;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.FieldError;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.problem.NotFound;

/** Makes the tokens of somebody's programs, and revokes them. */
@ApplicationScoped
class ApiTokenDesk {

    /** All of them can be listed, and so revoked. */
    static final int MOST = 50;

    private final ApiTokens tokens;
    private final TokenList list;
    private final AccountConfig config;
    private final Audit audit;
    private final Clock clock;

    ApiTokenDesk(ApiTokens tokens, TokenList list, AccountConfig config, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.list = list;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param secret shown once: only a hash of it is kept */
    record Issued(String secret, Instant expiresAt) {}

    @Transactional
    Issued issue(long accountId, NewApiToken wanted) {
        if (!wanted.event().equals(Grant.EVERY_EVENT)
                && Event.findBySlug(wanted.event()).isEmpty()) {
            throw new InvalidRequest(FieldError.in("#/event", "There is no event like that"));
        }
        if (tokens.of(accountId).size() >= MOST) {
            throw new InvalidRequest(FieldError.in("#/name", "Revoke a token first: you have " + MOST + " of them"));
        }
        var lifetime = Duration.ofDays(wanted.days());
        if (lifetime.compareTo(config.apiTokenLifetime()) > 0) {
            throw new InvalidRequest(FieldError.in(
                    "#/days", "Use at most " + config.apiTokenLifetime().toDays()));
        }
        var expiresAt = clock.instant().plus(lifetime);
        var secret = tokens.issue(accountId, wanted.name().strip(), wanted.event(), wanted.scopes(), expiresAt);
        note(
                CurrentCaller.accountName(accountId),
                "made an API token",
                wanted.event(),
                accountId,
                Map.of("scopes", wanted.scopes()));
        return new Issued(secret, expiresAt);
    }

    /** A token can make others that can do no more than it can itself, and for no longer. */
    @Transactional
    Issued issueBy(ApiTokens.ApiToken token, NewApiToken wanted) {
        if (!token.event().equals(Grant.EVERY_EVENT) && !token.event().equals(wanted.event())) {
            throw new InvalidRequest(FieldError.in("#/event", "This token can make others for its own event only"));
        }
        if (!token.scopes().containsAll(wanted.scopes())) {
            throw new InvalidRequest(FieldError.in("#/scopes", "This token cannot give what it does not have"));
        }
        if (clock.instant().plus(Duration.ofDays(wanted.days())).isAfter(token.expiresAt())) {
            throw new InvalidRequest(FieldError.in("#/days", "This token ends before that"));
        }
        return issue(token.accountId(), wanted);
    }

    List<ApiTokens.ApiToken> of(long accountId) {
        return tokens.of(accountId);
    }

    /** Whosever it is. */
    TokenList.Line showAnybodys(long id) {
        return list.find(id).orElseThrow(ApiTokenDesk::unknown);
    }

    /** One of the account's own. */
    TokenList.Line show(long accountId, long id) {
        return list.find(id).filter(token -> token.accountId() == accountId).orElseThrow(ApiTokenDesk::unknown);
    }

    @Transactional
    void revoke(long accountId, long id) {
        revoke(accountId, id, CurrentCaller.accountName(accountId));
    }

    /** Whosever it is. */
    @Transactional
    void revokeAnybodys(long id, String actor) {
        revoke(showAnybodys(id).accountId(), id, actor);
    }

    private void revoke(long accountId, long id, String actor) {
        if (!tokens.revoke(accountId, id)) {
            throw unknown();
        }
        note(actor, "revoked an API token", Grant.EVERY_EVENT, accountId, Map.of("token", id));
    }

    private static NotFound unknown() {
        return new NotFound("token");
    }

    private void note(String actor, String what, String event, long accountId, Map<String, ?> after) {
        audit.add(AuditEntry.of(actor, what, event, CurrentCaller.accountName(accountId))
                .changing(Map.of(), after));
    }
}
