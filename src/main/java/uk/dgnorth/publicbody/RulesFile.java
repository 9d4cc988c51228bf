package uk.dgnorth.publicbody;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Set;
import uk.dgnorth.eligibility.RuleConstants;

/** What the service takes from rules.json; the rest of the file says the same in words, for people. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RulesFile(
        String version,
        Set<String> externalDomainLabels,
        Set<String> externalLocalTokens,
        Set<String> sharedMailboxes,
        Set<String> sharedMailboxExceptions,
        Lookalike lookalike) {

    /** The texts that give away an address which only looks like a public body's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lookalike(
            @JsonProperty("L2_squashed_contains") Set<String> squashedTexts,
            @JsonProperty("L3_label") Set<String> labels,
            @JsonProperty("L4_glued_suffix") Set<String> gluedSuffixes) {}

    RuleConstants constants() {
        return new RuleConstants(
                version,
                externalDomainLabels,
                externalLocalTokens,
                sharedMailboxes,
                sharedMailboxExceptions,
                lookalike.squashedTexts(),
                lookalike.labels(),
                lookalike.gluedSuffixes());
    }
}
