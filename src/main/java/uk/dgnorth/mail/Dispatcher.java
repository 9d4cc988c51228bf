package uk.dgnorth.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the letters that are due, at least once each (ADR 0003). A letter that is refused waits longer each time and
 * fails in the end; a server that cannot be reached costs no letter anything and only makes the dispatcher pause.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final OutboxMessages outbox;
    private final Delivery delivery;
    private final MailConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    private Instant pausedUntil = Instant.MIN;
    private int failuresInARow;
    private @Nullable Instant lastAccepted;
    private volatile boolean stopping;

    Dispatcher(OutboxMessages outbox, Delivery delivery, MailConfig config, MeterRegistry metrics, Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends one batch; only one thread of an instance does so at a time. True if more may be due already. */
    synchronized boolean sendDue() {
        var now = now();
        if (stopping || isPaused(now)) {
            return false;
        }
        var lease = outbox.lease(now, now.plus(config.lease()), config.batch());
        var messages = lease.messages();
        for (int i = 0; i < messages.size(); i++) {
            if (stopping || now().plus(twoAttempts()).isAfter(lease.until()) || !send(messages.get(i))) {
                outbox.giveBack(messages.subList(i, messages.size()), lease.until());
                return !isPaused(now());
            }
        }
        return messages.size() == config.batch();
    }

    /** A clock that was set back meanwhile makes no pause longer. */
    private boolean isPaused(Instant now) {
        return now.isBefore(pausedUntil)
                && pausedUntil.isBefore(now.plus(config.longestPause().multipliedBy(2)));
    }

    /** What one letter may take at the worst: a broken connection, then a silent server. */
    private Duration twoAttempts() {
        return config.sendTimeout().multipliedBy(2);
    }

    /** Ends the batch after the letter in flight. */
    void stop() {
        stopping = true;
    }

    /** False if there is no sense in trying the next one now. */
    private boolean send(OutboxMessage message) {
        var answer = delivery.deliver(message);
        return switch (answer.verdict()) {
            case ACCEPTED -> accepted(message);
            case REFUSED -> refused(message, answer.reason());
            case UNREACHABLE ->
                isToBlame(message) ? refused(message, answer.reason()) : unreachable(message, answer.reason());
        };
    }

    private boolean accepted(OutboxMessage message) {
        var now = now();
        outbox.markSent(message, now);
        count("sent");
        LOG.infof("Letter %d (%s) about %s was sent", message.id(), message.kind(), message.about());
        failuresInARow = 0;
        lastAccepted = now;
        return true;
    }

    private boolean refused(OutboxMessage message, String reason) {
        var tries = message.tries() + 1;
        if (tries >= config.maxTries()) {
            outbox.markFailed(message, reason);
            count("failed");
            LOG.errorf("Letter %d about %s failed after %d tries: %s", message.id(), message.about(), tries, reason);
        } else {
            var wait = wait(new Backoff(config.firstRetry(), config.longestRetry()), tries);
            outbox.putOff(message, reason, now().plus(wait));
            count("refused");
            LOG.warnf("Letter %d about %s was refused, try %d: %s", message.id(), message.about(), tries, reason);
        }
        return true;
    }

    /** Others got through since this letter last broke the connection: it is not the server. */
    private boolean isToBlame(OutboxMessage message) {
        var interruptedAt = message.interruptedAt();
        return interruptedAt != null && lastAccepted != null && lastAccepted.isAfter(interruptedAt);
    }

    private boolean unreachable(OutboxMessage message, String reason) {
        failuresInARow++;
        var now = now();
        pausedUntil = now.plus(wait(new Backoff(config.firstPause(), config.longestPause()), failuresInARow));
        outbox.markInterrupted(message, reason, now, pausedUntil);
        count("interrupted");
        LOG.warnf("The mail server cannot be reached, next try at %s: %s", pausedUntil, reason);
        return false;
    }

    private static Duration wait(Backoff backoff, int failures) {
        return backoff.after(failures, ThreadLocalRandom.current().nextDouble());
    }

    private void count(String outcome) {
        metrics.counter("dgn.letters", "outcome", outcome).increment();
    }

    /** As fine as the database keeps it, so that what is read back compares equal. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
