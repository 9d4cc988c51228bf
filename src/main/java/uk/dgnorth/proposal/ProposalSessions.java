package uk.dgnorth.proposal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import uk.dgnorth.audit.Audit;
import uk.dgnorth.audit.AuditEntry;
import uk.dgnorth.web.Cookies;
import uk.dgnorth.web.Html;

/** The session of a browser whose owner opened the link of a letter; as {@code web.Sessions} is for attendees. */
@RequestScoped
class ProposalSessions {

    private static final String PROPOSER_COOKIE = "proposals";
    private static final String REVIEWER_COOKIE = "reviews";

    /** Longer than the 20 hours under which people would have to be warned (WCAG 2.2, criterion 2.2.1). */
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final ProposalTokens tokens;
    private final KeptPeople people;
    private final Audit audit;
    private final Cookies cookies;
    private final Clock clock;

    ProposalSessions(ProposalTokens tokens, KeptPeople people, Audit audit, Cookies cookies, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.audit = audit;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Transactional
    Optional<NewCookie> open(Who who, String token) {
        return tokens.owner(who, token).map(owner -> {
            audit.add(AuditEntry.of(who.actor(), "signed in", people.eventOf(who, owner), who.actor() + "-" + owner));
            return cookies.with(
                    cookie(who), tokens.issue(who, owner, clock.instant().plus(LIFETIME)));
        });
    }

    /** What the owner of the session asks for; without one, the page that says how to get back. */
    Response show(Who who, LongFunction<Response> page) {
        var token = cookies.value(cookie(who));
        var owner = token.flatMap(value -> tokens.owner(who, value));
        if (owner.isEmpty()) {
            return Html.see("/" + who.path() + "/closed").build();
        }
        tokens.prolong(token.get(), clock.instant().plus(LIFETIME));
        return page.apply(owner.get());
    }

    NewCookie close(Who who) {
        cookies.value(cookie(who)).ifPresent(tokens::revoke);
        return cookies.without(cookie(who));
    }

    private static String cookie(Who who) {
        return switch (who) {
            case PROPOSER -> PROPOSER_COOKIE;
            case REVIEWER -> REVIEWER_COOKIE;
        };
    }
}
