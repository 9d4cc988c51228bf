package uk.dgnorth.speaker;

import java.util.List;
import uk.dgnorth.problem.Problem;

/** The caller acts for more than one, and does not say for whom now. */
class SeveralSpeakers extends Problem {

    SeveralSpeakers(List<ActsFor> actsFor) {
        super(
                409,
                "several-speakers",
                "You act for several speakers",
                "Add event and speaker to the query, as one of the entries in actsFor has them.");
        says("actsFor", actsFor);
    }
}
