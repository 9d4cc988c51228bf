package uk.dgnorth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uk.dgnorth.mail.ExampleLetter.aLetter;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LetterTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: all@example.org", "\nBcc: all@example.org", "\r", "\u2028", "\u0000", "\u0085"})
    void refuses_whatever_would_start_another_header(String smuggled) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aLetter().saying("Your place" + smuggled).letter());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aLetter().to("ada@leeds.gov.uk" + smuggled).letter());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attachment("ticket" + smuggled, "image/png", new byte[0], null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attachment("ticket.png", "image/png" + smuggled, new byte[0], null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attachment("ticket.png", "image/png", new byte[0], "qr" + smuggled));
    }

    @Test
    void takes_a_subject_in_any_script() {
        var letter = aLetter().saying("Grüße an 李小龍 und Ngũgĩ wa Thiong'o").letter();

        assertThat(letter.subject()).isEqualTo("Grüße an 李小龍 und Ngũgĩ wa Thiong'o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t@wigan.gov.uk", "tom@wigan.gov.uk"})
    void shows_an_organiser_no_more_of_an_address_than_its_first_letter_and_domain(String address) {
        assertThat(EmailView.masked(address)).isEqualTo("t•••@wigan.gov.uk");
    }

    @Test
    void keeps_addresses_out_of_what_it_says_of_an_error() {
        var answer = Answer.refused(new IllegalStateException("550 5.1.1 <ada@leeds.gov.uk>: unknown\r\nsorry"));

        assertThat(answer.reason()).isEqualTo("550 5.1.1 <(address)>: unknown sorry");
    }
}
