package uk.dgnorth.eligibility;

import org.jspecify.annotations.Nullable;

/**
 * What the rules say of one address, and why: enough to explain it, to keep as evidence and to replay it later.
 * It holds nothing that tells one person at a body from another.
 *
 * @param rule the first rule that applied
 * @param entry the list entry that matched, if one did
 * @param domain the domain of the address in lower case; absent for what is no address
 * @param organisation the name to show for that domain, as far as the lists know one
 * @param marker for R4 and R5 the word of the rule's own list that was found, such as "ext" or "info"
 * @param listVersion the entries and constants that the answer was given under
 */
public record Decision(
        Rule rule,
        @Nullable Listed entry,
        @Nullable String domain,
        @Nullable String organisation,
        @Nullable String marker,
        String listVersion) {

    public Outcome outcome() {
        return rule.outcome();
    }

    /** Whether the address may be an attempt to deceive, so that it counts towards an alert. */
    public boolean isSecurityFlagged() {
        return rule == Rule.LOOKALIKE;
    }
}
