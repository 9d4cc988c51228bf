package uk.dgnorth.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no address         | There is a problem | Enter an email address in the correct format, like name@example.gov.uk",
                "a@xn--a.gov.uk     | We cannot accept this email address | The part after the @ uses letters that can be mistaken for others. Use your work email address, or ask us to look again.",
                "a@it.wigan.gov.uk  | You can have a free place | it.wigan.gov.uk belongs to Wigan Council, which is part of the UK public sector. Confirm your email address to continue.",
                "a@mail.com         | Use your work email address | Free places are for people who work in the UK public sector. mail.com is a personal email service, so we cannot tell where you work. If you do not have a work address, ask us to look again.",
                "a@supplier.com     | Free places are for the public sector | supplier.com belongs to A Supplier, which is a private company. If you have an email address from the public body you work with, use that.",
                "a@leeds.ac.uk      | We need to check your organisation | Some organisations that use leeds.ac.uk are in the public sector and some are not. Tell us about yours and we will reply within 2 working days.",
                "a.ext@wigan.gov.uk | We need to check your role | Your address looks like one given to someone working with Wigan Council from outside. Tell us about your role.",
                "Info@wigan.gov.uk  | Use your own work email address | info@ looks like a shared mailbox. Places are for named people. Use your own address, or tell us if you do not have one.",
                "a@notgov.uk        | We cannot accept this email address | notgov.uk looks like a government address but is not one. Check for typing mistakes, for example name@wigan.gov.uk.",
                "a@body.org.uk      | We need to check your organisation | We do not have body.org.uk on our list. Tell us about your organisation and we will reply within 2 working days."
            })
    void say_what_was_decided_and_what_to_do_next(String typed, String heading, String explanation) {
        assertThat(Words.of(ExampleLists.rules().decide(typed))).isEqualTo(new Words(heading, explanation));
    }

    @Test
    void do_without_the_name_of_an_organisation_that_nobody_knows() {
        assertThat(Words.of(nameless(Rule.PUBLIC)).explanation())
                .startsWith("body.org.uk is part of the UK public sector. ");
        assertThat(Words.of(nameless(Rule.SUPPLIER)).explanation())
                .startsWith("body.org.uk belongs to a private company. ");
        assertThat(Words.of(nameless(Rule.EXTERNAL_MARKER)).explanation())
                .contains("working with a public body from outside");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void show_no_code_and_no_gap(Rule rule) {
        assertThat(Words.of(nameless(rule)).explanation())
                .doesNotContain(rule.code(), "null", "{", "  ")
                .isNotBlank();
    }

    private static Decision nameless(Rule rule) {
        return new Decision(rule, null, "body.org.uk", null, "info", "a version");
    }
}
