package uk.dgnorth.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** One token bucket for each key, in the memory of this instance; the least used are forgotten. */
class Buckets {

    private static final int KEYS_AT_MOST = 200_000;

    private final Cache<String, Bucket> buckets;
    private final List<Bandwidth> bandwidths;
    private final TimeMeter time;

    Buckets(Clock clock, Duration longestPeriod, Bandwidth... bandwidths) {
        this.bandwidths = List.of(bandwidths);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS_AT_MOST)
                .expireAfterAccess(longestPeriod)
                .build();
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                var now = clock.instant();
                return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    static Bandwidth of(int tokens, Duration period) {
        return Bandwidth.builder().capacity(tokens).refillGreedy(tokens, period).build();
    }

    Bucket of(String key) {
        return Objects.requireNonNull(buckets.get(key, this::fresh));
    }

    /** @throws TooManyRequests where the bucket is empty */
    void take(String key) {
        var probe = of(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket fresh(String key) {
        var builder = Bucket.builder().withCustomTimePrecision(time);
        bandwidths.forEach(builder::addLimit);
        return builder.build();
    }
}
