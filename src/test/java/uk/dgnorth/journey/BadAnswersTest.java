package uk.dgnorth.journey;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.application.Applicants;

/** Whatever is sent to the pages of the form: a page that says what to do, what was typed, and nothing kept of it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadAnswersTest {

    /** An address for whose owner a person has to decide, who then is asked everything. */
    private static final String REFERRED = "bad.answers@leeds.ac.uk";

    private final Visitor visitor = new Visitor();

    @Inject
    Fixtures fixtures;

    private String event;
    private String email;

    @BeforeEach
    void anEvent() {
        event = fixtures.anEventWithPlaces(5);
        email = "name@" + event + ".wigan.gov.uk";
    }

    static Stream<Arguments> longestAnswers() {
        return Stream.of(
                Arguments.of("name", "fullName", 200),
                Arguments.of("job", "jobTitle", 200),
                Arguments.of("job", "organisation", 200),
                Arguments.of("public-sector", "details", 400));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("longestAnswers")
    void an_answer_may_be_as_long_as_the_page_says_and_no_longer(String step, String field, int longest) {
        visitor.answer(event, "email", Map.of("email", REFERRED)).statusCode(303);
        var before = keptAnswers();
        var tooLong = "é".repeat(longest + 1);

        var page = askedAgain(visitor.answer(event, step, with(field, tooLong)), field);
        assertThat(page.getElementById(field).val()).isEqualTo(tooLong);
        assertThat(keptAnswers()).isEqualTo(before);

        visitor.answer(event, step, with(field, "é".repeat(longest))).statusCode(303);
        assertThat(keptAnswers()).contains("é".repeat(longest));
    }

    @Test
    void a_line_break_counts_as_one_character_as_it_does_for_whoever_types_it() {
        visitor.answer(event, "email", Map.of("email", REFERRED)).statusCode(303);

        visitor.answer(event, "public-sector", with("details", "abc\r\n".repeat(99) + "four"))
                .statusCode(303);

        assertThat(keptAnswers()).contains("abc\\nabc");
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 60_000})
    void an_address_that_is_too_long_is_asked_for_again(int length) {
        var typed = "a".repeat(length - 13) + "@wigan.gov.uk";

        var page = askedAgain(visitor.answer(event, "email", Map.of("email", typed)), "email");

        assertThat(page.getElementById("email").val()).isEqualTo(typed);
        assertNothingIsKept();
    }

    static Stream<Arguments> unprintable() {
        return Stream.of("email", "fullName", "jobTitle", "organisation", "details")
                .flatMap(field -> Stream.of(
                                "a\0b", "a\u0007b", "a\u001b[2Jb", "a\u0085b", "a\u2028b", "a\uFFFFb", "a\uE000b")
                        .map(typed -> Arguments.of(field, typed)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("unprintable")
    void characters_that_no_letter_can_hold_are_asked_to_be_taken_out(String field, String typed) {
        visitor.answer(event, "email", Map.of("email", REFERRED)).statusCode(303);
        var before = keptAnswers();
        var step = stepOf(field);

        askedAgain(visitor.answer(event, step, with(field, typed)), field);

        assertThat(keptAnswers()).isEqualTo(before);
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                        Arguments.of("eligibility", "appeal"),
                        Arguments.of("public-sector", "connection"),
                        Arguments.of("declaration", "declaration"))
                .flatMap(choice -> Stream.of("\0", "YES", "yes\0", "x".repeat(30_000), "{event.class}")
                        .map(sent -> Arguments.of(choice.get()[0], choice.get()[1], sent)));
    }

    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("choices")
    void a_choice_that_the_page_does_not_offer_is_kept_nowhere(String step, String field, String sent) {
        visitor.answer(event, "email", Map.of("email", REFERRED)).statusCode(303);

        assertThat(visitor.answer(event, step, Map.of(field, sent)).extract().statusCode())
                .isEqualTo(422);

        assertThat(keptAnswers()).doesNotContain("yes", "YES", "xxx", "class");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>",
                "<i>&amp;<img onerror=alert()>",
                "{event}",
                "{#if true}",
                "{{x*x}} ${x*x} #{x*x} <%= x*x %>",
                "%s %n \u2066",
                "محمد عبد الله",
                "Eve \u202Edaor",
                "Q\u0323\u0301 Q\u0301\u0301\u0301\u0301",
                "👩🏽‍💻 𠮷野"
            })
    void a_name_reaches_ticket_and_letter_as_it_was_typed(String name) {
        visitor.register(fixtures, event, name, email);

        assertThat(setApartOnTheTicket()).contains(name);
        assertThat(setApart(letter().get("html_part"))).contains(name);
        assertThat(letter().get("text_part")).contains("\nHello " + name + ",\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</bdi><script>alert(1)</script>",
                "{event.class}",
                "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
                "=HYPERLINK(\"http://evil.example\")",
                "Eve \u202Eelpmaxe.live"
            })
    void a_name_that_mail_readers_may_take_for_a_link_reaches_the_ticket_only(String name) {
        visitor.register(fixtures, event, name, email);

        assertThat(setApartOnTheTicket()).contains(name);
        assertThat(letter().get("html_part")).contains("<p>Hello,</p>");
        assertThat(letter().get("text_part")).contains("\nHello,\n");
    }

    @Test
    void of_a_field_that_is_sent_twice_the_first_counts() {
        visitor.browser()
                .formParam("email", "first@wigan.gov.uk", "second@wigan.gov.uk")
                .post("/events/" + event + "/register/email")
                .then()
                .statusCode(303);

        assertThat(keptAnswers()).contains("first@wigan.gov.uk").doesNotContain("second");
    }

    @Test
    void fields_that_no_page_has_are_kept_nowhere() {
        visitor.answer(
                        event,
                        "email",
                        Map.of("email", "more@wigan.gov.uk", "fullName", "Smuggled", "pendingId", "x\0", "", "x"))
                .statusCode(303);

        assertThat(keptAnswers()).contains("more@wigan.gov.uk").doesNotContain("Smuggled", "pendingId");
    }

    @Test
    void an_answer_of_a_megabyte_is_asked_for_again_and_kept() {
        var typed = "x".repeat(999_000);

        var page = askedAgain(visitor.answer(event, "name", Map.of("fullName", typed)), "fullName");

        assertThat(page.getElementById("fullName").val()).isEqualTo(typed);
        assertNothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_001, 4_000_000})
    void a_form_of_more_than_a_megabyte_gets_a_page_that_says_so(int length) {
        for (var path : doors()) {
            given().accept("text/html")
                    .contentType("application/x-www-form-urlencoded")
                    .body("email=" + "x".repeat(length - 6))
                    .post(path)
                    .then()
                    .statusCode(413)
                    .contentType("text/html")
                    .body(containsString("Go back to the page before"));
        }
        assertNothingIsKept();
    }

    @Test
    void of_ten_thousand_fields_those_of_the_page_count() {
        var fields = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            fields.append("field").append(i).append("=x&");
        }

        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body(fields.append("email=many%40wigan.gov.uk").toString())
                .post("/events/" + event + "/register/email")
                .then()
                .statusCode(303);

        assertThat(keptAnswers()).contains("many@wigan.gov.uk").doesNotContain("field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "=", "&&&", "email", "email=%", "email=%zz", "email=%ff%fe", "email=%ed%a0%80", "%00=x"})
    void a_form_that_is_none_is_asked_for_again(String body) {
        var answer = given().accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/events/" + event + "/register/email")
                .then()
                .contentType("text/html");

        assertThat(answer.extract().statusCode()).isIn(400, 422);
        assertNothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense"})
    void what_no_form_sends_gets_a_page_that_says_what_to_do(String type) {
        var answer = given().header("Content-Type", type)
                .accept("text/html")
                .body("{\"email\": \"json@wigan.gov.uk\"}".getBytes(UTF_8))
                .post("/events/" + event + "/register/email")
                .then()
                .contentType("text/html")
                .body(containsString("Go back to the page before"));

        assertThat(answer.extract().statusCode()).isIn(400, 415);
        assertNothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0", "12345\0", "12345", "1234567", "٠٠٠٠٠٠", "000000\u202E", "abcdef", "<b>"})
    void a_strange_code_is_asked_for_again(String code) {
        visitor.answerAll(event, "Test Person", email);
        visitor.send(event).statusCode(303);

        askedAgain(visitor.prove(event, code), "code");

        assertThat(status()).isEqualTo("UNCONFIRMED");
        visitor.prove(event, "9".repeat(50_000)).statusCode(422);
        visitor.prove(event, Applicants.codeSentTo(fixtures, email)).statusCode(303);
    }

    @Test
    void a_code_that_was_used_already_opens_the_registration_again_and_changes_nothing() {
        visitor.answerAll(event, "Test Person", email);
        visitor.send(event).statusCode(303);
        var code = Applicants.codeSentTo(fixtures, email);
        var link = Visitor.linkSentTo(fixtures, email);
        visitor.prove(event, code).statusCode(303);
        var before = registration();

        visitor.prove(event, code).statusCode(303).header("Location", endsWith("/your-registration/complete"));
        visitor.post(link, Map.of()).statusCode(303).header("Location", endsWith("/your-registration/complete"));
        visitor.get("/your-registration").statusCode(200).body(containsString("You have a place"));

        assertThat(registration()).isEqualTo(before);
        var stranger = new Visitor();
        askedAgain(stranger.post(link, Map.of("code", "")), "code");
        stranger.get("/your-registration").statusCode(303);
    }

    @Test
    void the_code_of_an_older_letter_is_a_wrong_one() {
        visitor.answerAll(event, "Test Person", email);
        visitor.send(event).statusCode(303);
        var older = Applicants.codeSentTo(fixtures, email);
        String newer = older;
        while (newer.equals(older)) {
            visitor.post("/events/" + event + "/check-your-email/new-code", Map.of())
                    .statusCode(303);
            newer = Applicants.codeSentTo(fixtures, email);
        }

        askedAgain(visitor.prove(event, older), "code");

        assertThat(status()).isEqualTo("UNCONFIRMED");
    }

    @Test
    void no_door_takes_a_form_from_another_site() {
        visitor.answerAll(event, "Test Person", email);
        var before = keptAnswers();

        for (var path : doors()) {
            for (var origin : List.of("https://evil.example", "http://localhost.evil.example", "nonsense", "//")) {
                visitor.browser()
                        .header("Origin", origin)
                        .formParam("email", "other@wigan.gov.uk")
                        .formParam("appeal", "yes")
                        .post(path)
                        .then()
                        .statusCode(403)
                        .contentType("text/html")
                        .body(containsString("Go back to our page and send the form from there"));
            }
        }

        assertThat(keptAnswers()).isEqualTo(before);
        assertThat(fixtures.letters(email)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "job", "public-sector", "declaration", "check-answers"})
    void without_its_session_every_page_leads_to_the_first_question_and_says_why(String step) {
        var path = "/events/" + event + "/register/";
        var answers = Map.of(
                "fullName", "Test Person",
                "jobTitle", "Designer",
                "organisation", "Wigan Council",
                "connection", "OWNED",
                "declaration", "yes");

        visitor.get(path + step).statusCode(303).header("Location", endsWith("/register/email?restarted=true"));
        visitor.answer(event, step, answers)
                .statusCode(303)
                .header("Location", endsWith("/register/email?restarted=true"));

        visitor.get(path + "email?restarted=true").statusCode(200).body(containsString("govuk-inset-text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/check-your-email", "/check-your-email/new-code"})
    void without_its_session_no_code_is_taken_and_none_sent(String door) {
        visitor.answerAll(event, "Test Person", email);
        visitor.send(event).statusCode(303);

        new Visitor()
                .post("/events/" + event + door, Map.of("code", Applicants.codeSentTo(fixtures, email)))
                .statusCode(303)
                .header("Location", endsWith("/register/check-answers"));

        assertThat(status()).isEqualTo("UNCONFIRMED");
        assertThat(fixtures.letters(email)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"journey=x", "journey=", "journey=\"", "journey=a b; journey=c", "journey=../../x", "=", ";"})
    void a_cookie_that_was_not_made_here_is_a_session_that_is_gone(String cookie) {
        given().header("Cookie", cookie)
                .redirects()
                .follow(false)
                .get("/events/" + event + "/register/check-answers")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/register/email?restarted=true"));
    }

    /** Everything on the way to a ticket that takes forms. */
    private List<String> doors() {
        return Stream.concat(
                        Stream.of(
                                        "email",
                                        "eligibility",
                                        "name",
                                        "job",
                                        "public-sector",
                                        "declaration",
                                        "check-answers")
                                .map(step -> "/events/" + event + "/register/" + step),
                        Stream.of(
                                "/events/" + event + "/check-your-email",
                                "/events/" + event + "/check-your-email/new-code",
                                "/confirm/a-token"))
                .toList();
    }

    private static String stepOf(String field) {
        return Stream.of(Step.values())
                .filter(step -> step.fields().contains(field))
                .findFirst()
                .orElseThrow()
                .path();
    }

    /** A page well filled in but for one field. */
    private static Map<String, String> with(String field, String typed) {
        var answers = new HashMap<>(Map.of(
                "fullName", "Test Person",
                "jobTitle", "Designer",
                "organisation", "University of Leeds",
                "connection", "OTHER",
                "details", "Because"));
        answers.put(field, typed);
        return answers;
    }

    /** The same page, which names the field, links to it and is sound HTML. */
    private static Document askedAgain(ValidatableResponse answer, String field) {
        var html = answer.statusCode(422).contentType("text/html").extract().asString();
        ValidHtml.check(html, "the page that asks for " + field + " again");
        var page = Jsoup.parse(html);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#" + field);
        assertThat(page.select("#" + field + "-error")).hasSize(1);
        return page;
    }

    private List<String> setApartOnTheTicket() {
        return setApart(
                visitor.get("/your-registration").statusCode(200).extract().asString());
    }

    /** What stands apart from the direction of the text around it, so that a name cannot turn that round. */
    private static List<String> setApart(String html) {
        ValidHtml.check(html, "a page or letter with a name");
        return Jsoup.parse(html).select("bdi").stream().map(Element::wholeText).toList();
    }

    /** The newest. */
    private Map<String, String> letter() {
        return fixtures.rows(
                        "select text_part, html_part from outbox_message where recipient = ? order by id desc", email)
                .get(0);
    }

    private String keptAnswers() {
        return fixtures.row("select answers from journey join event on event.id = event_id where slug = ?", event)
                .get("answers");
    }

    private void assertNothingIsKept() {
        assertThat(fixtures.rows("select 1 from journey join event on event.id = event_id where slug = ?", event))
                .isEmpty();
    }

    private String status() {
        return registration().get("status");
    }

    private Map<String, String> registration() {
        return fixtures.row("""
                select status, full_name, version, (select count(*) from outbox_message where recipient = email) letters
                from registration where email = ?""", email);
    }
}
