package uk.dgnorth.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;

/** The time of buckets, by the service's clock. */
class ClockTime implements TimeMeter {

    private static final long NANOS_OF_A_SECOND = 1_000_000_000;

    private final Clock clock;

    ClockTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long currentTimeNanos() {
        var now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS_OF_A_SECOND), now.getNano());
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
