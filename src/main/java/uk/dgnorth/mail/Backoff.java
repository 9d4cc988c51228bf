package uk.dgnorth.mail;

import java.time.Duration;

/** Waits that double up to a limit, spread by a fifth to either side so that what failed together comes back apart. */
record Backoff(Duration first, Duration longest) {

    private static final double SPREAD = 0.2;
    private static final int MOST_DOUBLINGS = 40;

    /**
     * @param failures how many there were in a row, from 1
     * @param random from 0 to 1
     */
    Duration after(int failures, double random) {
        var doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        var millis = Math.min(first.toMillis() * Math.scalb(1.0, doublings), (double) longest.toMillis());
        return Duration.ofMillis((long) (millis * (1 - SPREAD + 2 * SPREAD * random)));
    }
}
