package uk.dgnorth.eligibility;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;

/** Small lists whose every entry a test names. */
final class ExampleLists {

    static final RuleConstants CONSTANTS = new RuleConstants(
            "2026-11-22",
            Set.of("ext", "third-party"),
            Set.of("ext", "contractor"),
            Set.of("info", "data.protection", "clerk"),
            Set.of("clerk"),
            Set.of("govuk"),
            Set.of("gov", "nhs", "police"),
            Set.of("nhs.net"));

    private ExampleLists() {}

    static EligibilityLists of(Listed... entries) {
        return new EligibilityLists(List.of(entries), CONSTANTS);
    }

    static EligibilityRules rules(Listed... more) {
        var entries = Stream.concat(
                        Stream.of(
                                suffix("gov.uk", Kind.PUBLIC, "UK government"),
                                suffix("nhs.net", Kind.PUBLIC, "NHSmail"),
                                exact("wigan.gov.uk", Kind.PUBLIC, "Wigan Council"),
                                exact("trust.org.uk", Kind.PUBLIC, "A Trust"),
                                suffix("ac.uk", Kind.REFER, "University or college"),
                                exact("museum.ac.uk", Kind.PUBLIC, "A Museum"),
                                suffix("supplier.com", Kind.SUPPLIER, "A Supplier"),
                                suffix("uk.supplier.com", Kind.SUPPLIER, "A Supplier UK"),
                                suffix("mail.com", Kind.PERSONAL, null)),
                        Stream.of(more))
                .toList();
        return new EligibilityRules(new EligibilityLists(entries, CONSTANTS));
    }

    static Listed suffix(String domain, Kind list, @Nullable String organisation) {
        return listed(domain, Match.SUFFIX, list, Origin.BUILT_IN, organisation);
    }

    static Listed exact(String domain, Kind list, @Nullable String organisation) {
        return listed(domain, Match.EXACT, list, Origin.BUILT_IN, organisation);
    }

    static Listed listed(String domain, Match match, Kind list, Origin origin, @Nullable String organisation) {
        return new Listed(domain, match, list, origin, organisation, null, null, "example", "none");
    }
}
