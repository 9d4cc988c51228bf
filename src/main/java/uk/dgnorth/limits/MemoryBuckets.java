package uk.dgnorth.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Buckets in the memory of this instance; the least used are forgotten. */
class MemoryBuckets implements Buckets {

    private static final int KEYS_AT_MOST = 200_000;

    private final Cache<String, Bucket> buckets;
    private final List<Bandwidth> bandwidths;
    private final TimeMeter time;

    MemoryBuckets(TimeMeter time, Bandwidth... bandwidths) {
        this.bandwidths = List.of(bandwidths);
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS_AT_MOST)
                .expireAfterAccess(longest(this.bandwidths))
                .build();
    }

    private static Duration longest(List<Bandwidth> bandwidths) {
        return Duration.ofNanos(bandwidths.stream()
                .mapToLong(limit -> limit.getRefillPeriodNanos() / limit.getRefillTokens() * limit.getCapacity())
                .max()
                .orElseThrow());
    }

    @Override
    public <T> T ask(String key, Function<Bucket, T> question) {
        return question.apply(Objects.requireNonNull(buckets.get(key, this::fresh)));
    }

    private Bucket fresh(String key) {
        var builder = Bucket.builder().withCustomTimePrecision(time);
        bandwidths.forEach(builder::addLimit);
        return builder.build();
    }
}
