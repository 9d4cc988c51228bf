package uk.dgnorth.publicbody;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import uk.dgnorth.eligibility.EmailAddress;

/** R1 is written in Java and, for people, as patterns in rules.json: the two say the same. */
class AddressFormatTest {

    private final JsonNode format = readFormat();

    @Property(tries = 5000)
    void an_address_is_what_the_patterns_of_the_rules_file_accept(@ForAll("texts") String text) {
        assertThat(EmailAddress.parse(text).isPresent()).as(text).isEqualTo(isAccepted(text));
    }

    private boolean isAccepted(String text) {
        int at = text.indexOf('@');
        if (at < 0 || text.length() > format.get("total_max").asInt()) {
            return false;
        }
        String local = text.substring(0, at);
        var labels = List.of(text.substring(at + 1).toLowerCase(Locale.ROOT).split("\\.", -1));
        return local.length() <= format.get("local_max").asInt()
                && local.matches(format.get("local_pattern").asText())
                && labels.size() >= 2
                && labels.stream()
                        .allMatch(label ->
                                label.matches(format.get("label_pattern").asText()))
                && labels.get(labels.size() - 1)
                        .matches(format.get("tld_pattern").asText());
    }

    @Provide
    Arbitrary<String> texts() {
        return Combinators.combine(parts("aZ9.+-'_\"("), parts("aZ9--"), parts("aB0-"))
                .as((local, domain, top) -> local + "@" + domain + "." + top);
    }

    private static Arbitrary<String> parts(String characters) {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.strings()
                                .withChars(characters.toCharArray())
                                .ofMaxLength(5)),
                Tuple.of(
                        1, Arbitraries.strings().withChars("ab").ofMinLength(60).ofMaxLength(66)),
                Tuple.of(2, Arbitraries.of("gov.uk", "xn--a", "xn--", "xn--p1ai", "uk", "a.b", "a..b", "")));
    }

    private static JsonNode readFormat() {
        try (var in = BuiltInLists.class.getResourceAsStream("/eligibility/rules.json")) {
            return new JsonMapper().readTree(in).get("format");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
