package uk.dgnorth.embedded;

import java.time.Duration;

/** The moment after which waiting for another process makes no more sense; changes of the wall clock do not move it. */
final class Deadline {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean hasPassed() {
        return System.nanoTime() - end >= 0;
    }

    void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for the embedded database", e);
        }
    }
}
