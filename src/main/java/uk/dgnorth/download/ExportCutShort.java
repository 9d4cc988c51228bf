package uk.dgnorth.download;

import java.time.Duration;
import uk.dgnorth.problem.Problem;

/**
 * A file could not be finished. Where some of it has left already nobody reads this: it breaks the connection, so that
 * the part does not pass for the whole.
 */
class ExportCutShort extends Problem {

    ExportCutShort() {
        super(
                503,
                "export-cut-short",
                "Export cut short",
                "The file could not be finished. Try again, and read it without long pauses.");
        retryAfter(Duration.ofSeconds(10));
    }
}
