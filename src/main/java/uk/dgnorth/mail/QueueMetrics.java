package uk.dgnorth.mail;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How many letters wait, and for how long the oldest: what an alert on the mail server goes by. */
@ApplicationScoped
class QueueMetrics {

    /** Counted no further: that many waiting is reason enough for an alert. */
    private static final int MOST_COUNTED = 10_000;

    private final AgroalDataSource database;
    private final Clock clock;
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    QueueMetrics(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start, MeterRegistry metrics) {
        metrics.gauge("dgn.letters.queued", depth);
        metrics.gauge("dgn.letters.oldest.queued.seconds", oldestSeconds);
    }

    /** Apart from the scrape, which must not wait for the database. */
    @Scheduled(every = "15s")
    void measure() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select count(*), min(created_at)
                        from (select created_at from outbox_message where status = 'queued'
                            order by due_at, id limit ?) waiting""")) {
            select.setInt(1, MOST_COUNTED);
            try (var rows = select.executeQuery()) {
                rows.next();
                var oldest = rows.getTimestamp(2);
                depth.set(rows.getLong(1));
                oldestSeconds.set(
                        oldest == null
                                ? 0
                                : Duration.between(oldest.toInstant(), clock.instant())
                                        .toSeconds());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox could not be measured", e);
        }
    }
}
