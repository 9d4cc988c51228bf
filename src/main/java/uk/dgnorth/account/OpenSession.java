package uk.dgnorth.account;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.AccountSessions;

/**
 * The session of whoever reads a page of organisers, and when it ends; for templates {@code {inject:openSession.isOpen}}.
 * Pages that are for everybody never ask who reads them, so there it is not open.
 */
@RequestScoped
@Named("openSession")
public class OpenSession {

    private final RoutingContext request;
    private final Clock clock;

    OpenSession(RoutingContext request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /** What is left of a session, in seconds: without another request, and in any case. */
    record Left(long idle, long lifetime) {}

    public boolean isOpen() {
        return session() != null;
    }

    private AccountSessions.@Nullable SignedIn session() {
        return AccountSessions.of(request);
    }

    /** Seconds until it ends unless it is used. */
    public long idleSeconds() {
        return left().idle();
    }

    /** Seconds until it ends in any case. */
    public long lifetimeSeconds() {
        return left().lifetime();
    }

    Left left() {
        var session = session();
        if (session == null) {
            throw new IllegalStateException("Asked for the end of a session that nobody has");
        }
        return new Left(
                AccountSessions.IDLE_AT_LEAST.toSeconds(),
                Duration.between(clock.instant(), session.endsAt()).toSeconds());
    }
}
