package uk.dgnorth.web;

import java.time.Duration;
import uk.dgnorth.problem.Problem;

/** The same request is being carried out at this moment. */
class RequestInFlight extends Problem {

    RequestInFlight() {
        super(
                409,
                "request-in-flight",
                "Being carried out",
                "The same request is being carried out. Send it again in a moment to see its outcome.");
        retryAfter(Duration.ofSeconds(1));
    }
}
