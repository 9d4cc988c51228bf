package uk.dgnorth.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.application.Applicants;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneyPagesTest {

    private static final String NAME = "Ngũgĩ wa Thiong'o";

    private final Visitor visitor = new Visitor();

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void answers_become_a_registration_whose_ticket_can_be_seen() {
        var event = fixtures.anEventWithPlaces(3);
        var email = "form.one@wigan.gov.uk";
        visitor.answerAll(event, NAME, email);
        visitor.answer(event, "declaration", Map.of()).statusCode(422);
        visitor.get("/events/" + event + "/register/check-answers")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("Ngũgĩ wa Thiong&#39;o"), containsString(email));

        visitor.send(event).statusCode(303).header("Location", endsWith("/check-your-email"));
        visitor.prove(event, Applicants.codeSentTo(fixtures, email))
                .statusCode(303)
                .header("Location", endsWith("/your-registration/complete"));

        visitor.get("/your-registration/complete").statusCode(200).body(containsString("Registration complete"));
        visitor.get("/your-registration").statusCode(200).body(containsString("You have a place"));
        visitor.browser()
                .accept("*/*")
                .get("/your-registration/ticket.png")
                .then()
                .statusCode(200)
                .contentType("image/png");
        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b", "name@", "name@localhost", "name@example.gov.uk\u0000x y"})
    void an_address_that_cannot_be_used_is_asked_for_again(String typed) {
        var event = fixtures.anEventWithPlaces(1);

        visitor.answer(event, "email", Map.of("email", typed))
                .statusCode(422)
                .body(containsString("<title>Error: "), containsString("There is a problem"), containsString("#email"));
    }

    @Test
    void what_was_typed_is_kept_and_harmless() {
        var event = fixtures.anEventWithPlaces(1);

        visitor.answer(event, "email", Map.of("email", "\"><script>alert(1)</script>{event.class}"))
                .statusCode(422)
                .body(
                        containsString("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{event.class}"),
                        not(containsString("<script>alert")));
    }

    @Test
    void a_page_that_is_not_reached_yet_leads_to_the_first_question() {
        var event = fixtures.anEventWithPlaces(1);

        visitor.get("/events/" + event + "/register/check-answers")
                .statusCode(303)
                .header("Location", endsWith("/register/email?restarted=true"));
    }

    @Test
    void an_answer_is_not_lost_when_the_session_is_gone() {
        var event = fixtures.anEventWithPlaces(1);

        visitor.answer(event, "name", Map.of("fullName", "Test Person")).statusCode(303);
        visitor.answer(event, "email", Map.of("email", "kept@wigan.gov.uk")).statusCode(303);

        visitor.get("/events/" + event + "/register/name")
                .statusCode(200)
                .body(containsString("value=\"Test Person\""));
    }

    @Test
    void sending_the_answers_twice_makes_one_application() {
        var event = fixtures.anEventWithPlaces(3);
        var email = "form.twice@wigan.gov.uk";
        visitor.answerAll(event, NAME, email);

        visitor.send(event).statusCode(303);
        visitor.send(event).statusCode(303).header("Location", endsWith("/check-your-email"));

        assertThat(fixtures.letters(email)).hasSize(1);
    }

    @Test
    void a_wrong_code_is_asked_for_again_until_it_is_locked() {
        var event = fixtures.anEventWithPlaces(3);
        var email = "form.wrong@wigan.gov.uk";
        visitor.answerAll(event, NAME, email);
        visitor.send(event);
        var wrong = Applicants.codeSentTo(fixtures, email).equals("000000") ? "111111" : "000000";

        visitor.prove(event, "").statusCode(422).body(containsString("Enter the 6-digit code"));
        for (int tries = 0; tries < 5; tries++) {
            visitor.prove(event, wrong).statusCode(422).body(containsString("There is a problem"));
        }

        visitor.prove(event, Applicants.codeSentTo(fixtures, email))
                .statusCode(422)
                .body(containsString("Ask for a new code"));
        visitor.post("/events/" + event + "/check-your-email/new-code", Map.of())
                .statusCode(303);
        visitor.prove(event, Applicants.codeSentTo(fixtures, email)).statusCode(303);
    }

    @Test
    void a_code_that_has_expired_says_what_to_do() {
        var event = fixtures.anEventWithPlaces(3);
        var email = "form.late@wigan.gov.uk";
        visitor.answerAll(event, NAME, email);
        visitor.send(event);
        var code = Applicants.codeSentTo(fixtures, email);
        var link = Visitor.linkSentTo(fixtures, email);

        clock.advance(Duration.ofHours(25));

        visitor.prove(event, code).statusCode(303).header("Location", endsWith("/register/check-answers"));
        given().redirects()
                .follow(false)
                .formParam("code", code)
                .post(link)
                .then()
                .statusCode(410)
                .body(containsString("This link does not work any more"));
    }

    @Test
    void registration_that_closes_halfway_says_so() {
        var event = fixtures.anEventWithPlaces(3);
        visitor.answer(event, "email", Map.of("email", "form.closing@wigan.gov.uk"))
                .statusCode(303);

        clock.advance(Duration.ofDays(200));

        visitor.answer(event, "name", Map.of("fullName", "Test Person"))
                .statusCode(409)
                .contentType("text/html")
                .body(containsString("Registration has closed"));
    }

    @Test
    void opening_the_link_of_a_letter_changes_nothing() {
        var event = fixtures.anEventWithPlaces(3);
        var email = "form.link@wigan.gov.uk";
        visitor.answerAll(event, NAME, email);
        visitor.send(event);
        var link = Visitor.linkSentTo(fixtures, email);

        visitor.get(link)
                .statusCode(200)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .body(containsString("Confirm my email address"));
        visitor.browser().head(link).then().statusCode(200);

        assertThat(fixtures.row("select status from registration where email = ?", email))
                .containsEntry("status", "UNCONFIRMED");
        visitor.post(link, Map.of()).statusCode(303).header("Location", endsWith("/your-registration/complete"));
        visitor.get("/your-registration").statusCode(200).body(containsString("You have a place"));
    }

    @Test
    void in_another_browser_the_link_alone_proves_nothing() {
        var event = fixtures.anEventWithPlaces(3);
        var email = "form.other@wigan.gov.uk";
        visitor.answerAll(event, NAME, email);
        visitor.send(event);
        var link = Visitor.linkSentTo(fixtures, email);

        given().redirects()
                .follow(false)
                .formParam("code", "")
                .post(link)
                .then()
                .statusCode(422)
                .body(containsString("Enter the 6-digit code"));

        assertThat(fixtures.row("select status from registration where email = ?", email))
                .containsEntry("status", "UNCONFIRMED");
    }

    @Test
    void a_form_that_another_site_sends_is_refused() {
        var event = fixtures.anEventWithPlaces(3);

        visitor.browser()
                .header("Origin", "https://evil.example")
                .formParam("email", "form.foreign@wigan.gov.uk")
                .post("/events/" + event + "/register/email")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("another website"));
        visitor.browser()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("email", "form.foreign@wigan.gov.uk")
                .post("/events/" + event + "/register/email")
                .then()
                .statusCode(403);
    }
}
