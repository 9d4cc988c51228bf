package uk.dgnorth.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmailAddressTest {

    private static final String LABEL_OF_63 = "a".repeat(63);
    private static final String TWO_LABELS_OF_63 = (LABEL_OF_63 + ".").repeat(2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test.person@wigan.gov.uk",
                "o'brien+dgn@leeds.gov.uk",
                "!#$%&'*+/=?^_`{|}~-@gov.uk",
                "+@gov.uk",
                "a@1.example.com",
                "a@b--c.uk",
                "a@example.xn--p1ai"
            })
    void accepts_what_mail_can_be_sent_to(String typed) {
        assertThat(EmailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "wigan.gov.uk",
                "@wigan.gov.uk",
                "a@",
                "a@@wigan.gov.uk",
                "a@b@wigan.gov.uk",
                "a b@wigan.gov.uk",
                ".a@wigan.gov.uk",
                "a.@wigan.gov.uk",
                "a..b@wigan.gov.uk",
                "\"a b\"@wigan.gov.uk",
                "a(b)@wigan.gov.uk",
                "a,b@wigan.gov.uk",
                "é@wigan.gov.uk",
                "a@uk",
                "a@.gov.uk",
                "a@wigan..gov.uk",
                "a@wigan.gov.uk.",
                "a@-wigan.gov.uk",
                "a@wigan-.gov.uk",
                "a@wi_gan.gov.uk",
                "a@wígan.gov.uk",
                "a@wigan.gov.u\u212A",
                "a@wigan.gov.u",
                "a@wigan.gov.u1",
                "a@wigan.gov.xn--",
                "a@192.0.2.1",
                "a@[192.0.2.1]",
                "a@[IPv6:2001:db8::1]",
                "a@wigan.gov.uk\u0000",
                "a@wigan.gov.uk\r\nBcc: b@wigan.gov.uk",
                "A Person <a@wigan.gov.uk>",
                "mailto:a@wigan.gov.uk@"
            })
    void refuses_what_is_no_address(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void holds_the_limits_of_length() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@gov.uk")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@gov.uk")).isEmpty();
        assertThat(EmailAddress.parse("a@" + LABEL_OF_63 + ".uk")).isPresent();
        assertThat(EmailAddress.parse("a@a" + LABEL_OF_63 + ".uk")).isEmpty();

        String longest = "a".repeat(64) + "@" + TWO_LABELS_OF_63 + "a".repeat(58) + ".uk";
        assertThat(longest).hasSize(254);
        assertThat(EmailAddress.parse(longest)).isPresent();
        assertThat(EmailAddress.parse(longest.replace(".uk", "a.uk"))).isEmpty();
    }

    @Test
    void keeps_the_address_as_typed_for_letters() {
        var address = EmailAddress.parse("\u200B Test.Person+DGN@Wigan.Gov.UK\u00A0\n")
                .orElseThrow();

        assertThat(address)
                .isEqualTo(new EmailAddress("Test.Person+DGN@Wigan.Gov.UK", "Test.Person+DGN", "wigan.gov.uk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.person@wigan.gov.uk", "TEST.Person@WIGAN.gov.uk", "Test.Person+a+b@wigan.gov.uk"})
    void knows_one_person_by_the_normalised_form(String typed) {
        assertThat(EmailAddress.parse(typed).orElseThrow().normalised()).isEqualTo("test.person@wigan.gov.uk");
    }

    @Test
    void does_not_take_all_who_have_nothing_but_a_tag_for_one_person() {
        assertThat(EmailAddress.parse("+a@gov.uk").orElseThrow().normalised()).isEqualTo("+a@gov.uk");
    }
}
