package uk.dgnorth.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketCodesTest {

    @Inject
    TicketCodes codes;

    @Test
    void begins_with_the_reference_and_goes_on_with_what_only_the_server_knows() {
        assertThat(codes.codeFor("ABCDEFGH", 1)).matches("ABCDEFGH(-[A-Z2-7]{4}){4}");
    }

    @Test
    void is_the_same_whenever_it_is_shown() {
        assertThat(codes.codeFor("ABCDEFGH", 1)).isEqualTo(codes.codeFor("ABCDEFGH", 1));
    }

    @Test
    void is_another_for_another_registration_or_serial() {
        assertThat(codes.codeFor("ABCDEFGH", 1).substring(8))
                .isNotEqualTo(codes.codeFor("ABCDEFGH", 2).substring(8))
                .isNotEqualTo(codes.codeFor("HGFEDCBA", 1).substring(8));
    }
}
