package uk.dgnorth.publicbody;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.eligibility.EligibilityLists;
import uk.dgnorth.eligibility.EligibilityRules;
import uk.dgnorth.eligibility.Listed;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BuiltInListsTest {

    private static final EligibilityLists LISTS = BuiltInLists.read();

    private final EligibilityRules rules = new EligibilityRules(LISTS);

    @Test
    void every_row_is_read() {
        Map<Kind, Long> rows = LISTS.entries().stream().collect(groupingBy(Listed::list, counting()));

        assertThat(rows).isEqualTo(Map.of(Kind.PUBLIC, 198L, Kind.REFER, 14L, Kind.SUPPLIER, 72L, Kind.PERSONAL, 232L));
        assertThat(LISTS.entries())
                .contains(new Listed(
                        "kew.org",
                        Match.EXACT,
                        Kind.PUBLIC,
                        Origin.BUILT_IN,
                        "Royal Botanic Gardens, Kew",
                        "arms-length-body",
                        null,
                        "curated-2026-11",
                        "none (facts)"));
        assertThat(LISTS.entries())
                .filteredOn(entry -> entry.domain().equals("yopmail.com"))
                .extracting(Listed::category)
                .containsExactly("disposable");
        assertThat(LISTS.entries())
                .filteredOn(entry -> entry.list() == Kind.REFER)
                .allMatch(entry -> entry.reason() != null);
        assertThat(LISTS.entries())
                .filteredOn(entry -> entry.list() != Kind.PERSONAL)
                .allMatch(entry -> entry.organisation() != null);
    }

    @Test
    void no_domain_stands_twice_on_the_four_lists() {
        assertThat(LISTS.entries()).extracting(Listed::domain).doesNotHaveDuplicates();
    }

    @Test
    void the_constants_are_read() {
        var constants = LISTS.constants();

        assertThat(constants.version()).isEqualTo("2026-11-22");
        assertThat(constants.externalDomainLabels()).hasSize(10).contains("third-party");
        assertThat(constants.externalLocalTokens()).hasSize(5);
        assertThat(constants.sharedMailboxes()).hasSize(97).contains("enquiries", "noreply");
        assertThat(constants.sharedMailboxExceptions()).contains("clerk", "townclerk", "parishclerk");
        assertThat(constants.squashedTexts()).contains("govuk", "nhsuk");
        assertThat(constants.lookalikeLabels()).containsExactlyInAnyOrder("gov", "nhs", "police");
        assertThat(constants.gluedSuffixes()).contains("gov.uk", "nhs.net");
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.wigan.gov.uk,                         eligible,   R3-public",
        "test.person@scottishfuturestrust.org.uk,  eligible,   R3-public",
        "a@nms.ac.uk,                              eligible,   R3-public",
        "a@greatermanchester-ca.gov.uk,            eligible,   R3-public",
        "townclerk@nelsontowncouncil.gov.uk,       eligible,   R3-public",
        "parish.clerk@somewhere.gov.uk,            eligible,   R3-public",
        "info@wigan.gov.uk,                        refer,      R5-shared-mailbox",
        "a@partners.nhs.uk,                        refer,      R4-external-marker",
        "a@leeds.ac.uk,                            refer,      R3-refer",
        "a@oak.leeds.sch.uk,                       refer,      R3-refer",
        "a@northumbriahousing.org.uk,              refer,      R7-unknown",
        "a@sub.scottishfuturestrust.org.uk,        refer,      R7-unknown",
        "a@gmail.com,                              ineligible, R3-personal",
        "a@users.noreply.github.com,               ineligible, R3-personal",
        "a@uk.ibm.com,                             ineligible, R3-supplier",
        "a@wigan.gov.uk.evil.com,                  ineligible, R6-lookalike",
        "ada@gov.uk.example.com,                   ineligible, R6-lookalike",
        "a@notgov.uk,                              ineligible, R6-lookalike",
        "ada@evilgov.uk,                           ineligible, R6-lookalike",
        "info@notgov.uk,                           ineligible, R6-lookalike",
        "a@wigan.govuk.net,                        ineligible, R6-lookalike",
        "a@wig\u00e0n.gov.uk,                      invalid,    R1-format",
        "a@xn--wign-1na.gov.uk,                    ineligible, R2-idn",
    })
    void decide_the_known_examples(String typed, String outcome, String rule) {
        var decision = rules.decide(typed);

        assertThat(decision.outcome().word()).isEqualTo(outcome);
        assertThat(decision.rule().code()).isEqualTo(rule);
    }

    @Test
    void show_a_body_by_its_own_name_though_a_suffix_decides() {
        var decision = rules.decide("a@sub.wigan.gov.uk");

        assertThat(decision.organisation()).isEqualTo("Wigan Council");
        assertThat(decision.entry()).isNotNull().extracting(Listed::domain).isEqualTo("gov.uk");
    }
}
