package uk.dgnorth.eligibility;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import uk.dgnorth.eligibility.Listed.Kind;
import uk.dgnorth.eligibility.Listed.Match;
import uk.dgnorth.eligibility.Listed.Origin;

/** What holds for every address and every list, not only for the examples. */
class EligibilityPropertiesTest {

    private static final String BLANK = " \t\r\n\u0085\u00A0\u180E\u200B\u200C\u200D\u2060\u2003\u3000\uFEFF";

    private final EligibilityRules rules = ExampleLists.rules();

    @Property
    void a_label_boundary_is_never_crossed(
            @ForAll("entries") List<Listed> entries,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String letters) {
        var lists = new EligibilityLists(entries, ExampleLists.CONSTANTS);
        String glue = "z" + letters.toLowerCase(Locale.ROOT); // no label has a z

        for (Listed entry : entries) {
            assertThat(lists.longestMatch(glue + entry.domain())).isNotEqualTo(Optional.of(entry));
            assertThat(lists.longestMatch(entry.domain() + glue)).isNotEqualTo(Optional.of(entry));
            assertThat(lists.longestMatch(entry.domain() + "." + glue)).isNotEqualTo(Optional.of(entry));
        }
    }

    @Property
    void the_longest_match_always_wins(@ForAll("entries") List<Listed> entries, @ForAll("domains") String domain) {
        var lists = new EligibilityLists(entries, ExampleLists.CONSTANTS);

        var matching = entries.stream().filter(entry -> matches(entry, domain)).toList();
        int longest = matching.stream()
                .max(comparingInt(entry -> entry.domain().length()))
                .map(entry -> entry.domain().length())
                .orElse(0);

        assertThat(lists.longestMatch(domain)
                        .map(entry -> entry.domain().length())
                        .orElse(0))
                .isEqualTo(longest);
        assertThat(lists.longestMatch(domain)).matches(found -> found.isEmpty() || matching.contains(found.get()));
        assertThat(lists.longestMatch(domain).map(Listed::origin))
                .isEqualTo(matching.stream()
                        .filter(entry -> entry.domain().length() == longest)
                        .map(Listed::origin)
                        .sorted()
                        .findFirst());
    }

    @Property
    void case_never_matters(@ForAll("addresses") String address, @ForAll List<Boolean> shouted) {
        var mixed = new StringBuilder(address);
        for (int i = 0; i < Math.min(mixed.length(), shouted.size()); i++) {
            if (shouted.get(i)) {
                mixed.setCharAt(i, Character.toUpperCase(mixed.charAt(i)));
            }
        }

        assertThat(rules.decide(mixed.toString())).isEqualTo(rules.decide(address));
        assertThat(rules.decide(address.toUpperCase(Locale.ROOT))).isEqualTo(rules.decide(address));
    }

    @Property
    void the_locale_of_the_machine_never_matters(@ForAll("addresses") String address) {
        var before = Locale.getDefault();
        var expected = rules.decide(address);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr")); // where I is not the capital of i
            assertThat(rules.decide(address.toUpperCase(Locale.ROOT))).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property
    void white_space_around_never_matters(
            @ForAll("addresses") String address, @ForAll("blanks") String before, @ForAll("blanks") String after) {
        assertThat(rules.decide(before + address + after)).isEqualTo(rules.decide(address));
        assertThat(EmailAddress.parse(before + address + after).orElseThrow().asTyped())
                .isEqualTo(address);
    }

    @Property
    void a_tag_never_matters(
            @ForAll("addresses") String address, @ForAll @AlphaChars @StringLength(max = 8) String tag) {
        String tagged = address.replace("@", "+" + tag + "@");

        assertThat(rules.decide(tagged)).isEqualTo(rules.decide(address));
        assertThat(EmailAddress.parse(tagged).orElseThrow().normalised()).isEqualTo(address);
    }

    @Property
    void no_text_makes_the_rules_throw(@ForAll String typed, @ForAll("nearlyAddresses") String nearly) {
        assertThatCode(() -> rules.decide(typed)).doesNotThrowAnyException();
        assertThatCode(() -> rules.decide(nearly)).doesNotThrowAnyException();
        assertThatCode(() -> Words.of(rules.decide(nearly))).doesNotThrowAnyException();
    }

    private static boolean matches(Listed entry, String domain) {
        return domain.equals(entry.domain())
                || (entry.match() == Match.SUFFIX && domain.endsWith("." + entry.domain()));
    }

    @Provide
    Arbitrary<List<Listed>> entries() {
        return Combinators.combine(
                        domains(),
                        Arbitraries.of(Match.class),
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(Origin.class))
                .as((domain, match, list, origin) -> ExampleLists.listed(domain, match, list, origin, "A body"))
                .list()
                .ofMaxSize(12);
    }

    /** Of few labels, so that they meet. */
    @Provide
    Arbitrary<String> domains() {
        return Arbitraries.of("gov", "uk", "wigan", "org", "ac")
                .list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .map(labels -> String.join(".", labels));
    }

    @Provide
    Arbitrary<String> addresses() {
        var local = Arbitraries.of("a", "info", "a.ext", "ian.izzard", "clerk");
        var domain = Arbitraries.oneOf(
                domains(),
                Arbitraries.of(
                        "wigan.gov.uk",
                        "notgov.uk",
                        "mail.com",
                        "uk.supplier.com",
                        "xn--a.gov.uk",
                        "ext.gov.uk",
                        "g0vuk.info"));
        return Combinators.combine(local, domain).as((name, at) -> name + "@" + at);
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(BLANK.toCharArray()).ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        return Arbitraries.strings()
                .withChars("aguk.vo@-+x0\u00A0\u212A\uD83D\u0000\"[]".toCharArray())
                .ofMaxLength(400);
    }
}
