package uk.dgnorth.registration;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** Accepted too late, in the moment before the place goes to the next. */
public class OfferLapsed extends Problem {

    OfferLapsed() {
        super(
                409,
                "offer-lapsed",
                "The offer has lapsed",
                "The time to accept this place is over, so it goes to the next person who waits. See the registration for"
                        + " where it stands.");
        says("state", Status.OFFERED);
        says("actions", List.of("cancel"));
    }
}
