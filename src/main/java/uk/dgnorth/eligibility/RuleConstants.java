package uk.dgnorth.eligibility;

import java.util.Set;

/**
 * The words and texts that rules R4 to R6 look for; all are in lower case.
 *
 * @param version the day of these constants; raised too when the code of a rule changes, since it is part of the list version
 * @param squashedTexts L2: what no domain outside the lists may hold once dots, hyphens and look-alike digits are gone
 * @param lookalikeLabels L3: labels that only a real public body would use
 * @param gluedSuffixes L4: suffixes that something other than a dot must not stand before
 */
public record RuleConstants(
        String version,
        Set<String> externalDomainLabels,
        Set<String> externalLocalTokens,
        Set<String> sharedMailboxes,
        Set<String> sharedMailboxExceptions,
        Set<String> squashedTexts,
        Set<String> lookalikeLabels,
        Set<String> gluedSuffixes) {

    public RuleConstants {
        externalDomainLabels = Set.copyOf(externalDomainLabels);
        externalLocalTokens = Set.copyOf(externalLocalTokens);
        sharedMailboxes = Set.copyOf(sharedMailboxes);
        sharedMailboxExceptions = Set.copyOf(sharedMailboxExceptions);
        squashedTexts = Set.copyOf(squashedTexts);
        lookalikeLabels = Set.copyOf(lookalikeLabels);
        gluedSuffixes = Set.copyOf(gluedSuffixes);
    }
}
