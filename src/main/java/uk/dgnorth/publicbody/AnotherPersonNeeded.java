package uk.dgnorth.publicbody;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** Thousands of domains can lie below a suffix, so two people have to want it. */
class AnotherPersonNeeded extends Problem {

    AnotherPersonNeeded(String state) {
        super(
                409,
                "second-person-needed",
                "A second person is needed",
                "Somebody other than the person who added it has to confirm it, with an account of their own: the "
                        + "shared organiser token does not count.");
        says("state", state);
        says("actions", List.of("remove"));
    }
}
