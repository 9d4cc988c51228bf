package uk.dgnorth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.start.Development;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OurNamesTest {

    private final OurNames names = names("https://Tickets.example.org", Optional.of(List.of("checker.Internal")));

    @ParameterizedTest
    @ValueSource(strings = {"tickets.example.org", "TICKETS.example.org", "checker.internal"})
    void are_that_of_the_public_url_and_those_that_were_set(String host) {
        assertThat(names.contains(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "evil.tickets.example.org",
                "tickets.example.org.evil.example",
                "localhost",
                "127.0.0.1",
                "[::1]"
            })
    void are_no_others(String host) {
        assertThat(names.contains(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LOCALHOST"})
    void of_this_machine_hold_in_development_only(String host) {
        var inDevelopment = names("http://localhost:8080", Optional.empty());

        assertThat(inDevelopment.contains(host)).isTrue();
        assertThat(names.contains(host)).isFalse();
    }

    @Test
    void in_development_those_of_others_hold_no_more_than_elsewhere() {
        assertThat(names("http://localhost:8080", Optional.empty()).contains("evil.example"))
                .isFalse();
    }

    private static OurNames names(String publicUrl, Optional<List<String>> otherHosts) {
        return new OurNames(URI.create(publicUrl), otherHosts, new Development(false, URI.create(publicUrl)));
    }
}
