package uk.dgnorth.load;

import java.util.List;
import java.util.function.ToLongFunction;
import uk.dgnorth.load.ServiceClient.Journey;

/** What one round of the load came to. */
record Round(
        int clients,
        List<Journey> journeys,
        List<String> failures,
        long nanos,
        int letters,
        int repeats,
        long serviceCpuMillis,
        long databaseCpuMillis) {

    static final String HEADINGS = """
            clients  done  failed    rate | submit ms p50    p99 | confirm ms p50    p99 | whole ms p50     p99 \
            | letters  lost  repeated | CPU ms for each: service  database   both""";

    /** A code, and the answer to it. */
    private static final int LETTERS_EACH = 2;

    int lostLetters() {
        return Math.max(0, journeys.size() * LETTERS_EACH - letters);
    }

    boolean isFlawless() {
        return failures.isEmpty() && lostLetters() == 0;
    }

    @Override
    public String toString() {
        return "%7d %5d %7d %7.1f | %13.1f %6.1f | %14.1f %6.1f | %12.1f %7.1f | %7d %5d %9d | %24.2f %9.2f %6.2f"
                .formatted(
                        clients,
                        journeys.size(),
                        failures.size(),
                        journeys.size() * 1e9 / nanos,
                        millis(Journey::submitNanos, 0.5),
                        millis(Journey::submitNanos, 0.99),
                        millis(Journey::confirmNanos, 0.5),
                        millis(Journey::confirmNanos, 0.99),
                        millis(Journey::wholeNanos, 0.5),
                        millis(Journey::wholeNanos, 0.99),
                        letters,
                        lostLetters(),
                        repeats,
                        each(serviceCpuMillis),
                        each(databaseCpuMillis),
                        each(serviceCpuMillis + databaseCpuMillis));
    }

    private double each(long millis) {
        return (double) millis / Math.max(1, journeys.size());
    }

    private double millis(ToLongFunction<Journey> time, double share) {
        if (journeys.isEmpty()) {
            return Double.NaN;
        }
        var sorted = journeys.stream().mapToLong(time).sorted().toArray();
        return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1e6;
    }
}
