package uk.dgnorth.attendee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttendeePagesTest {

    private static final String COOKIE = "registration";

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void the_link_of_a_letter_opens_the_registration_only_when_the_button_is_pressed() {
        var event = fixtures.anEventWithPlaces(2);
        var token = register(fixtures, event, form("pages.one@leeds.gov.uk"));

        browser()
                .get("/your-registration/" + token)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", (String) null)
                .body(containsString("Open your registration"));
        var opened = browser()
                .post("/your-registration/" + token)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/your-registration"))
                .header("Set-Cookie", allOf(containsString("HttpOnly"), containsString("SameSite=Lax")))
                .extract();

        assertThat(opened.cookie(COOKIE)).isNotEqualTo(token);
        browser()
                .cookie(COOKIE, opened.cookie(COOKIE))
                .get("/your-registration")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("You have a place"), not(containsString(token)));
        given().cookie(COOKIE, opened.cookie(COOKIE))
                .get("/your-registration/event.ics")
                .then()
                .statusCode(200);
    }

    @Test
    void the_calendar_entry_of_an_event_that_was_changed_replaces_the_one_before() {
        var event = fixtures.anEventWithPlaces(2);
        var session = session(register(fixtures, event, form("pages.three@leeds.gov.uk")));
        var before = entry(session);

        renamed(event, "Digital Government North, in a larger hall");

        var after = entry(session);
        assertThat(after.getUid()).isEqualTo(before.getUid());
        assertThat(after.getSummary().getValue()).isEqualTo("Digital Government North, in a larger hall");
        assertThat(after.getSequence().getValue())
                .isGreaterThan(before.getSequence().getValue());
    }

    private static VEvent entry(String session) {
        var file = given().cookie(COOKIE, session)
                .get("/your-registration/event.ics")
                .asString();
        return Biweekly.parse(file).first().getEvents().get(0);
    }

    private static void renamed(String event, String name) {
        var read = asOrganiser().get("/api/v1/events/" + event);
        Map<String, Object> plan = new HashMap<>(read.jsonPath().getMap("$"));
        plan.put("name", name);
        asOrganiser()
                .header("If-Match", read.header("ETag"))
                .body(plan)
                .put("/api/v1/events/" + event)
                .then()
                .statusCode(200);
    }

    @Test
    void a_link_that_opens_nothing_offers_a_new_one() {
        browser()
                .post("/your-registration/no-such-token")
                .then()
                .statusCode(410)
                .body(containsString("/new-link"));
        browser().get("/your-registration").then().statusCode(303).header("Location", endsWith("/new-link"));
        browser()
                .cookie(COOKIE, "no-such-token")
                .get("/your-registration")
                .then()
                .statusCode(303);
    }

    @Test
    void a_registration_is_cancelled_only_when_that_is_confirmed() {
        var event = fixtures.anEventWithPlaces(2);
        var token = register(fixtures, event, form("pages.two@leeds.gov.uk"));
        var session = session(token);

        browser()
                .cookie(COOKIE, session)
                .get("/your-registration/cancel")
                .then()
                .statusCode(200);
        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
        browser()
                .cookie(COOKIE, session)
                .post("/your-registration/cancel")
                .then()
                .statusCode(303);

        browser()
                .cookie(COOKIE, session)
                .get("/your-registration")
                .then()
                .body(containsString("Your registration is cancelled"), not(containsString("ticket.png")));
        given().cookie(COOKIE, session)
                .get("/your-registration/ticket.png")
                .then()
                .statusCode(404);
        assertThat(fixtures.stock(event)).containsEntry("taken", "0");
    }

    @Test
    void a_session_lasts_while_it_is_used_and_ends_when_it_is_closed() {
        var event = fixtures.anEventWithPlaces(2);
        var token = register(fixtures, event, form("pages.three@leeds.gov.uk"));
        var session = session(token);

        for (int hours = 0; hours < 30; hours += 10) {
            clock.advance(Duration.ofHours(10));
            browser().cookie(COOKIE, session).get("/your-registration").then().statusCode(200);
        }
        browser()
                .cookie(COOKIE, session)
                .post("/your-registration/sign-out")
                .then()
                .statusCode(303);

        browser().cookie(COOKIE, session).get("/your-registration").then().statusCode(303);
        mine(token).statusCode(200);
    }

    @Test
    void the_cookie_of_a_session_opens_nothing_in_the_API() {
        var event = fixtures.anEventWithPlaces(2);
        var session = session(register(fixtures, event, form("pages.four@leeds.gov.uk")));

        given().cookie(COOKIE, session).get("/api/v1/registrations/me").then().statusCode(401);
    }

    @Test
    void a_new_link_is_promised_to_everybody_and_sent_to_those_who_have_a_registration() {
        var event = fixtures.anEventWithPlaces(2);
        var known = "pages.five@leeds.gov.uk";
        register(fixtures, event, form(known));

        for (var email : new String[] {known, "pages.unknown@leeds.gov.uk"}) {
            browser()
                    .formParam("email", email)
                    .post("/events/" + event + "/new-link")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/new-link/sent"));
        }

        assertThat(fixtures.letters(known).get(0)).containsEntry("kind", "access-link");
        assertThat(fixtures.letters("pages.unknown@leeds.gov.uk")).isEmpty();
        browser()
                .formParam("email", "nobody")
                .post("/events/" + event + "/new-link")
                .then()
                .statusCode(422)
                .body(containsString("There is a problem"));
    }

    private static String session(String token) {
        return browser().post("/your-registration/" + token).then().extract().cookie(COOKIE);
    }

    private static RequestSpecification browser() {
        return given().accept("text/html").redirects().follow(false);
    }
}
