package uk.dgnorth.publicbody;

import java.util.function.UnaryOperator;
import uk.dgnorth.eligibility.EligibilityRules;

/** The rules as they are, and as a change of the register would make them. */
public record Trial(RulesInForce now, Then then) {

    /** The rules at one event after the change. */
    public interface Then {
        EligibilityRules at(long eventId);
    }

    static Trial nothing(RulesInForce now) {
        return new Trial(now, now::at);
    }

    static Trial everywhere(RulesInForce now, UnaryOperator<EligibilityRules> change) {
        var changed = new java.util.HashMap<EligibilityRules, EligibilityRules>();
        return new Trial(now, event -> changed.computeIfAbsent(now.at(event), change));
    }

    static Trial at(RulesInForce now, long eventId, UnaryOperator<EligibilityRules> change) {
        var changed = change.apply(now.at(eventId));
        return new Trial(now, event -> event == eventId ? changed : now.at(event));
    }
}
