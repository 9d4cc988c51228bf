package uk.dgnorth.limits;

import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import uk.dgnorth.access.Secrets;

/**
 * Buckets that all instances share. While the database does not answer in time, each instance counts alone: a limit is
 * several times higher then, but nobody waits for it.
 */
@ApplicationScoped
class SharedBuckets {

    private static final Logger LOG = Logger.getLogger(SharedBuckets.class);

    /** How long nobody waits for a database that has just kept somebody waiting. */
    private static final Duration ALONE = Duration.ofSeconds(10);

    private final BucketTable table;
    private final Secrets secrets;
    private final Clock clock;
    private final Counter timesAlone;
    private final AtomicLong aloneUntil = new AtomicLong(System.nanoTime());

    SharedBuckets(
            @DataSource("limits") AgroalDataSource database, Secrets secrets, Clock clock, MeterRegistry metrics) {
        this.table = new BucketTable(database, new ClockTime(clock));
        this.secrets = secrets;
        this.clock = clock;
        this.timesAlone = metrics.counter("dgn.limits.alone");
    }

    /** @param kind keeps the keys of one kind apart from those of others */
    Buckets of(String kind, Bandwidth... bandwidths) {
        return new OfOneKind(kind, bandwidths);
    }

    /** Running twice at once, or late, does no harm. */
    @Scheduled(every = "10m", delayed = "5m")
    void sweep() {
        table.sweep(clock.instant());
    }

    private <T> T together(Supplier<T> question, Supplier<T> alone) {
        if (aloneUntil.get() - System.nanoTime() > 0) {
            return alone.get();
        }
        try {
            return question.get();
        } catch (BucketExecutionException e) {
            aloneUntil.set(System.nanoTime() + ALONE.toNanos());
            timesAlone.increment();
            LOG.warnf("The abuse limits count alone for %d seconds: %s", ALONE.toSeconds(), e.getMessage());
            return alone.get();
        }
    }

    private final class OfOneKind implements Buckets {

        private final String kind;
        private final BucketConfiguration configuration;
        private final MemoryBuckets alone;

        OfOneKind(String kind, Bandwidth... bandwidths) {
            var limits = List.of(bandwidths);
            // What a row lets through stands in it: under other settings a key begins anew.
            this.kind = kind + "\n" + limits + "\n";
            var builder = BucketConfiguration.builder();
            limits.forEach(builder::addLimit);
            this.configuration = builder.build();
            this.alone = new MemoryBuckets(time(), bandwidths);
        }

        private TimeMeter time() {
            return new ClockTime(clock);
        }

        @Override
        public <T> T ask(String key, Function<Bucket, T> question) {
            return together(
                    () -> question.apply(table.builder().build(hash(key), configuration)),
                    () -> alone.ask(key, question));
        }

        /** Most keys have no row, and to look for one needs none. */
        @Override
        public void demandOneLeft(String key) {
            boolean fresh =
                    together(() -> table.getProxyConfiguration(hash(key)).isEmpty(), () -> false);
            if (!fresh) {
                Buckets.super.demandOneLeft(key);
            }
        }

        private byte[] hash(String key) {
            return secrets.hash("abuse-limit", kind + key);
        }
    }
}
