package uk.dgnorth.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.eligibility.ExampleLists.exact;
import static uk.dgnorth.eligibility.ExampleLists.listed;
import static uk.dgnorth.eligibility.ExampleLists.suffix;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EligibilityRulesTest {

    private final EligibilityRules rules = ExampleLists.rules();

    @Test
    void R1_says_what_is_no_address_and_keeps_nothing_of_it() {
        var decision = rules.decide("someone at wigan.gov.uk");

        assertThat(decision)
                .isEqualTo(new Decision(
                        Rule.FORMAT, null, null, null, null, rules.lists().version()));
        assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@xn--wgan-zva.gov.uk", "a@wigan.xn--gov.uk", "a@wigan.xn--p1ai", "a@XN--wgan-zva.gov.uk"})
    void R2_refuses_letters_that_pass_for_others_even_below_a_public_suffix(String typed) {
        assertDecided(typed, Rule.IDN, Outcome.INELIGIBLE);
    }

    @Test
    void R2_looks_only_at_the_start_of_a_label() {
        assertDecided("xn--a@axn--b.gov.uk", Rule.PUBLIC, Outcome.ELIGIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "a@wigan.gov.uk,         PUBLIC,   ELIGIBLE",
        "a@gov.uk,               PUBLIC,   ELIGIBLE",
        "a@b.c.gov.uk,           PUBLIC,   ELIGIBLE",
        "a@trust.org.uk,         PUBLIC,   ELIGIBLE",
        "a@sub.trust.org.uk,     UNKNOWN,  REFER",
        "a@leeds.ac.uk,          REFER,    REFER",
        "a@museum.ac.uk,         PUBLIC,   ELIGIBLE",
        "a@sub.museum.ac.uk,     REFER,    REFER",
        "a@supplier.com,         SUPPLIER, INELIGIBLE",
        "a@x.uk.supplier.com,    SUPPLIER, INELIGIBLE",
        "a@mail.com,             PERSONAL, INELIGIBLE",
        "a@x.mail.com,           PERSONAL, INELIGIBLE",
        "a@xmail.com,            UNKNOWN,  REFER",
    })
    void R3_decides_by_the_longest_entry(String typed, Rule rule, Outcome outcome) {
        assertDecided(typed, rule, outcome);
    }

    @Test
    void R3_gives_the_entry_that_decided_and_the_name_of_the_nearest_listed_ancestor() {
        var decision = rules.decide("A@Sub.Wigan.gov.uk");

        assertThat(decision)
                .isEqualTo(new Decision(
                        Rule.PUBLIC,
                        suffix("gov.uk", Kind.PUBLIC, "UK government"),
                        "sub.wigan.gov.uk",
                        "Wigan Council",
                        null,
                        rules.lists().version()));
    }

    @Test
    void R3_lets_an_entry_for_the_event_beat_one_for_all_and_that_beat_a_built_in_one() {
        var forAll = listed("wigan.gov.uk", Match.SUFFIX, Kind.REFER, Origin.ORGANISER, "Wigan, all events");
        var forEvent = listed("wigan.gov.uk", Match.EXACT, Kind.SUPPLIER, Origin.EVENT, "Wigan, this event");

        assertThat(ExampleLists.rules(forAll).decide("a@wigan.gov.uk").entry()).isEqualTo(forAll);
        assertThat(ExampleLists.rules(forAll, forEvent).decide("a@wigan.gov.uk").entry())
                .isEqualTo(forEvent);
        assertThat(ExampleLists.rules(forEvent, forAll).decide("a@wigan.gov.uk").entry())
                .isEqualTo(forEvent);
        assertThat(ExampleLists.rules(forEvent, forAll)
                        .decide("a@sub.wigan.gov.uk")
                        .entry())
                .isEqualTo(forAll);
    }

    @Test
    void R3_lets_a_longer_built_in_entry_beat_a_shorter_one_of_an_organiser() {
        var shorter = listed("org.uk", Match.SUFFIX, Kind.PERSONAL, Origin.EVENT, null);

        assertDecided(ExampleLists.rules(shorter), "a@trust.org.uk", Rule.PUBLIC, Outcome.ELIGIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "a@ext.wigan.gov.uk,          ext",
        "a@third-party.wigan.gov.uk,  third-party",
        "a.person.ext@wigan.gov.uk,   ext",
        "a_contractor@wigan.gov.uk,   contractor",
        "EXT-a@wigan.gov.uk,          ext",
        "a.ext+tag@wigan.gov.uk,      ext",
        "info@ext.wigan.gov.uk,       ext", // R5 would apply too
    })
    void R4_refers_those_whom_a_public_body_marks_as_external(String typed, String marker) {
        assertDecided(typed, Rule.EXTERNAL_MARKER, Outcome.REFER);
        assertThat(rules.decide(typed).marker()).isEqualTo(marker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dexter@wigan.gov.uk",
                "a+ext@wigan.gov.uk",
                "a@next.gov.uk",
                "a@my-ext.gov.uk",
                "third-party@wigan.gov.uk",
                "a@contractor.gov.uk"
            })
    void R4_wants_a_whole_word_or_label_of_the_right_list(String typed) {
        assertDecided(typed, Rule.PUBLIC, Outcome.ELIGIBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"info@wigan.gov.uk", "INFO@wigan.gov.uk", "info+dgn@trust.org.uk", "data.protection@gov.uk"})
    void R5_refers_a_shared_mailbox(String typed) {
        assertDecided(typed, Rule.SHARED_MAILBOX, Outcome.REFER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clerk@wigan.gov.uk", "Clerk+dgn@wigan.gov.uk", "info.a@wigan.gov.uk", "a+info@wigan.gov.uk"})
    void R5_lets_a_clerk_and_a_person_through(String typed) {
        assertDecided(typed, Rule.PUBLIC, Outcome.ELIGIBLE);
    }

    @Test
    void R5_names_the_mailbox_but_never_a_person() {
        assertThat(rules.decide("Info+Someone@wigan.gov.uk").marker()).isEqualTo("info");
        assertThat(rules.decide("someone@wigan.gov.uk").marker()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "info@leeds.ac.uk,       REFER",
        "a@ext.leeds.ac.uk,      REFER",
        "info@supplier.com,      SUPPLIER",
        "a.ext@mail.com,         PERSONAL",
        "info@elsewhere.org.uk,  UNKNOWN",
        "a@ext.elsewhere.org.uk, UNKNOWN",
        "info@notgov.uk,         LOOKALIKE",
    })
    void R4_and_R5_apply_to_a_public_match_only(String typed, Rule rule) {
        assertThat(rules.decide(typed).rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@wigan.gov.uk.evil.com", // L1
                "a@nhs.net.je", // L1, with a country at the end
                "a@wigan.govuk.net", // L2
                "a@g0v-uk.net", // L2, digits and hyphens
                "a@wigan.g-o.v-uk.io", // L2
                "a@gov.example.com", // L3
                "a@nhs.uk", // L3, as no test entry has it
                "a@police.london", // L3
                "a@notnhs.net", // L4
                "a@not-nhs.net"
            })
    void R6_refuses_what_only_looks_public_and_flags_it(String typed) {
        assertDecided(typed, Rule.LOOKALIKE, Outcome.INELIGIBLE);
        assertThat(rules.decide(typed).isSecurityFlagged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@gov.ie",
                "a@x.gov",
                "a@governors.org.uk",
                "a@police-mutual.co.uk",
                "a@xac.uk",
                "a@trust.org.uk.com"
            })
    void R6_leaves_the_rest_to_a_person(String typed) {
        assertDecided(typed, Rule.UNKNOWN, Outcome.REFER);
        assertThat(rules.decide(typed).isSecurityFlagged()).isFalse();
    }

    @Test
    void R6_never_overrules_an_entry() {
        var entry = exact("notnhs.net", Kind.PUBLIC, "A body with an unlucky name");

        assertDecided(ExampleLists.rules(entry), "a@notnhs.net", Rule.PUBLIC, Outcome.ELIGIBLE);
    }

    @Test
    void R7_gives_the_domain_and_no_name() {
        assertThat(rules.decide("a@Elsewhere.org.uk"))
                .isEqualTo(new Decision(
                        Rule.UNKNOWN,
                        null,
                        "elsewhere.org.uk",
                        null,
                        null,
                        rules.lists().version()));
    }

    private void assertDecided(String typed, Rule rule, Outcome outcome) {
        assertDecided(rules, typed, rule, outcome);
    }

    private static void assertDecided(EligibilityRules rules, String typed, Rule rule, Outcome outcome) {
        var decision = rules.decide(typed);
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.outcome()).isEqualTo(outcome);
    }
}
