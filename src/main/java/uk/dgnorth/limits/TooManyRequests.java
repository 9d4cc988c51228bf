package uk.dgnorth.limits;

import java.time.Duration;
import uk.dgnorth.problem.Problem;

/** More of this than a person needs; the same request will be let through later. */
public class TooManyRequests extends Problem {

    TooManyRequests(Duration wait) {
        super(
                429,
                "too-many-requests",
                "Too many requests",
                "This was asked for too often. Wait for the time in Retry-After, then try again.");
        retryAfter(wait);
    }
}
