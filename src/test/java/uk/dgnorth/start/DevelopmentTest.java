package uk.dgnorth.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DevelopmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://LOCALHOST",
                "https://dgn.localhost",
                "http://127.0.0.1:8080",
                "http://127.1.2.3",
                "http://[::1]:8080"
            })
    void is_on_at_an_address_that_only_this_machine_reaches(String url) {
        assertThat(new Development(false, URI.create(url)).on()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://register.example.org",
                "https://localhost.example.org",
                "https://127.0.0.1.example.org",
                "http://10.0.0.1",
                "http://[2001:db8::1]",
                "mailto:localhost"
            })
    void is_off_at_an_address_that_others_reach(String url) {
        assertThat(new Development(false, URI.create(url)).on()).isFalse();
    }

    @Test
    void is_on_with_the_embedded_database_wherever_it_is_reached() {
        assertThat(new Development(true, URI.create("https://register.example.org")).on())
                .isTrue();
    }
}
