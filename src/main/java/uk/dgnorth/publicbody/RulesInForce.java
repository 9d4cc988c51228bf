package uk.dgnorth.publicbody;

import java.util.Map;
import uk.dgnorth.eligibility.EligibilityRules;

/**
 * The rules over the built-in lists and the register in one state of it. Events with entries of their own have rules
 * of their own.
 *
 * @param number counts the states of the register
 */
public record RulesInForce(long number, EligibilityRules everywhere, Map<Long, EligibilityRules> byEvent) {

    public RulesInForce {
        byEvent = Map.copyOf(byEvent);
    }

    public EligibilityRules at(long eventId) {
        return byEvent.getOrDefault(eventId, everywhere);
    }
}
