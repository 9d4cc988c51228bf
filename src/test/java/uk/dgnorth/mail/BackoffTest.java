package uk.dgnorth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofHours(2));

    @Property
    void doubles_each_time_up_to_a_limit_and_spreads_by_a_fifth(
            @ForAll @IntRange(min = 1, max = 1_000_000) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        var wait = BACKOFF.after(failures, random);

        var middle = Math.min(30.0 * Math.pow(2, failures - 1), 7200);
        assertThat(wait.toMillis()).isBetween((long) (middle * 799), (long) (middle * 1201));
    }
}
