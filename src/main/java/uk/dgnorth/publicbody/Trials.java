package uk.dgnorth.publicbody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;
import uk.dgnorth.problem.NotFound;

/** What a change of one entry would come to, before anybody makes it. Nothing is kept. */
@ApplicationScoped
public class Trials {

    private final Register register;
    private final PublicBodies bodies;
    private final PlanCheck check;

    Trials(Register register, PublicBodies bodies, PlanCheck check) {
        this.register = register;
        this.bodies = bodies;
        this.check = check;
    }

    /** An entry that could be added. */
    public record Addition(
            Trial trial, NewEntry entry, @Nullable String warning) {}

    /** Why a domain cannot be added, whatever else is said of it; empty where it can. */
    public Optional<String> refusal(EntryPlan plan) {
        return check.refusal(plan);
    }

    /** The rules of an event as if the exact domain belonged to a public body; as they are where it cannot be added. */
    @Transactional
    public EligibilityRules withDomain(String domain, long eventId) {
        var rules = bodies.rulesInForce(eventId);
        if (GuardRails.check(domain, Match.EXACT, Kind.PUBLIC, rules).isPresent()) {
            return rules;
        }
        return bodies.rulesWith(
                rules,
                List.of(new Listed(
                        domain,
                        Match.EXACT,
                        Kind.PUBLIC,
                        Origin.EVENT,
                        null,
                        null,
                        null,
                        NewEntry.SOURCE,
                        NewEntry.LICENCE)));
    }

    /** As if it held at once, a suffix too. */
    @Transactional
    public Addition ofAddition(EntryPlan plan) {
        var checked = check.check(plan);
        var entry = checked.entry();
        return new Addition(
                where(entry.eventId(), rules -> bodies.rulesWith(rules, List.of(entry.listed()))),
                entry,
                checked.warning().orElse(null));
    }

    /** What a second person's yes would come to. */
    @Transactional
    public Trial ofAgreement(long id) {
        var entry = find(id);
        if (entry.state() != Entry.State.PROPOSED) {
            throw new NotPossibleNow("entry", entry.state().word(), EntryView.actions(entry.state()));
        }
        return where(entry.eventId(), rules -> bodies.rulesWith(rules, List.of(entry.listed())));
    }

    @Transactional
    public Trial withoutEntry(long id) {
        var entry = find(id);
        if (!entry.state().isLive()) {
            throw new NotPossibleNow("entry", entry.state().word(), EntryView.actions(entry.state()));
        }
        return entry.state() == Entry.State.PROPOSED
                ? Trial.nothing(bodies.state())
                : where(entry.eventId(), rules -> bodies.rulesWithout(entry.listed(), rules));
    }

    private Entry find(long id) {
        return register.find(id).orElseThrow(() -> new NotFound("entry"));
    }

    private Trial where(@Nullable Long eventId, UnaryOperator<EligibilityRules> change) {
        return eventId == null ? Trial.everywhere(bodies.state(), change) : Trial.at(bodies.state(), eventId, change);
    }
}
