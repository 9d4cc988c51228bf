package uk.dgnorth.problem;

import java.time.Duration;

/** The service has more to do than it can take now; nothing of the request was carried out. */
public class Busy extends Problem {

    public Busy() {
        super(503, "busy", "Busy", "A lot of people are using the service. Nothing was lost: try again in a moment.");
        retryAfter(Duration.ofSeconds(2));
    }
}
