package uk.dgnorth.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.function.Function;

/** Token buckets of one kind, one for each key. */
interface Buckets {

    static Bandwidth limit(int tokens, Duration period) {
        return Bandwidth.builder().capacity(tokens).refillGreedy(tokens, period).build();
    }

    <T> T ask(String key, Function<Bucket, T> question);

    /** @throws TooManyRequests where the bucket is empty */
    default void take(String key) {
        var probe = ask(key, bucket -> bucket.tryConsumeAndReturnRemaining(1));
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** @return whether there was one to take */
    default boolean tryTake(String key) {
        return ask(key, bucket -> bucket.tryConsume(1));
    }

    default void giveBack(String key) {
        ask(key, bucket -> {
            bucket.addTokens(1);
            return true;
        });
    }

    /** @throws TooManyRequests where the bucket is empty; takes nothing */
    default void demandOneLeft(String key) {
        var probe = ask(key, bucket -> bucket.estimateAbilityToConsume(1));
        if (!probe.canBeConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
