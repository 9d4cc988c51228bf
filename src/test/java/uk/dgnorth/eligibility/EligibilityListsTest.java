package uk.dgnorth.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.dgnorth.eligibility.ExampleLists.exact;
import static uk.dgnorth.eligibility.ExampleLists.suffix;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.eligibility.Listed.Kind;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EligibilityListsTest {

    private static final Listed WIGAN = exact("wigan.gov.uk", Kind.PUBLIC, "Wigan Council");
    private static final Listed GOV = suffix("gov.uk", Kind.PUBLIC, "UK government");

    @Test
    void have_a_version_that_says_what_they_hold_and_not_in_which_order() {
        assertThat(ExampleLists.of(WIGAN, GOV).version())
                .hasSize(32)
                .isEqualTo(ExampleLists.of(GOV, WIGAN).version());
    }

    @Test
    void have_another_version_as_soon_as_anything_differs() {
        var versions = List.of(
                ExampleLists.of(),
                ExampleLists.of(WIGAN),
                ExampleLists.of(WIGAN, GOV),
                ExampleLists.of(suffix("wigan.gov.uk", Kind.PUBLIC, "Wigan Council")),
                ExampleLists.of(exact("wigan.gov.uk", Kind.REFER, "Wigan Council")),
                ExampleLists.of(exact("wigan.gov.uk", Kind.PUBLIC, "Wigan Borough Council")),
                ExampleLists.of(exact("wigan.gov.uk", Kind.PUBLIC, "")),
                ExampleLists.of(exact("wigan.gov.uk", Kind.PUBLIC, null)),
                new EligibilityLists(List.of(WIGAN), withSharedMailboxes(Set.of("info", "clerk"))),
                new EligibilityLists(List.of(WIGAN), withSharedMailboxes(Set.of("info", "clerk", "office"))));

        assertThat(versions).extracting(EligibilityLists::version).doesNotHaveDuplicates();
    }

    @Test
    void decide_a_contradiction_within_one_list_of_entries_with_caution() {
        var contradiction = exact("wigan.gov.uk", Kind.REFER, "Wigan Council");

        assertThat(ExampleLists.of(WIGAN, contradiction).longestMatch("wigan.gov.uk"))
                .contains(contradiction);
        assertThat(ExampleLists.of(contradiction, WIGAN).longestMatch("wigan.gov.uk"))
                .contains(contradiction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wigan.gov.uk", "wigan.gov.uk.", ".gov.uk", "uk", "*.gov.uk", ""})
    void take_only_domains_in_lower_case(String domain) {
        assertThatThrownBy(() -> exact(domain, Kind.PUBLIC, "A body")).isInstanceOf(IllegalArgumentException.class);
    }

    private static RuleConstants withSharedMailboxes(Set<String> mailboxes) {
        var constants = ExampleLists.CONSTANTS;
        return new RuleConstants(
                constants.version(),
                constants.externalDomainLabels(),
                constants.externalLocalTokens(),
                mailboxes,
                constants.sharedMailboxExceptions(),
                constants.squashedTexts(),
                constants.lookalikeLabels(),
                constants.gluedSuffixes());
    }
}
