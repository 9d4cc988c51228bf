package uk.dgnorth.registration;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** An appeal against a decline is for somebody else to decide, and for somebody with a name of their own. */
class SecondPersonNeeded extends Problem {

    SecondPersonNeeded(Status status) {
        super(
                409,
                "second-person-needed",
                "A second person is needed",
                "This is an appeal against a decline. Somebody other than the person who declined has to decide it, "
                        + "with an account of their own: the shared organiser token does not count.");
        says("state", status);
        says("actions", List.of("cancel"));
    }
}
