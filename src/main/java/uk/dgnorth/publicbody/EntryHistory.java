package uk.dgnorth.publicbody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.eligibility.Listed.Origin;
import uk.dgnorth.problem.NotFound;

/**
 * What was done to an entry: by whom, when and why. Imports and expiries are on record once for thousands of entries,
 * so the entry itself says when they came to it.
 */
@ApplicationScoped
public class EntryHistory {

    private final Register register;
    private final Trail trail;

    EntryHistory(Register register, Trail trail) {
        this.register = register;
        this.trail = trail;
    }

    /** Oldest first. */
    @Transactional
    public List<Trail.Step> of(long id) {
        var entry = register.find(id).orElseThrow(() -> new NotFound("entry"));
        var event = entry.event() == null ? "" : entry.event();
        var steps = new ArrayList<>(trail.of(event, RegisterDesk.subject(id)));
        if (entry.origin() == Origin.IMPORTED) {
            steps.add(new Trail.Step(entry.addedAt(), "imported", entry.addedBy(), entry.reason()));
        }
        if (entry.confirmedAt() != null && lacks(steps, RegisterDesk.CONFIRMED)) {
            steps.add(new Trail.Step(
                    entry.confirmedAt(),
                    "import applied by a second person",
                    String.valueOf(entry.confirmedBy()),
                    null));
        }
        if (entry.endedAt() != null && entry.state() == Entry.State.EXPIRED) {
            steps.add(new Trail.Step(entry.endedAt(), "expired", String.valueOf(entry.endedBy()), null));
        }
        steps.sort(Comparator.comparing(Trail.Step::at));
        return steps;
    }

    private static boolean lacks(List<Trail.Step> steps, String what) {
        return steps.stream().noneMatch(step -> step.what().equals(what));
    }
}
