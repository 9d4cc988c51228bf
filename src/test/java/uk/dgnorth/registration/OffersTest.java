package uk.dgnorth.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

/** Places that are offered to those who wait. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class OffersTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Sweeping sweeping;

    @Inject
    Ledger ledger;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void one_of_500_cancels_while_40_wait_and_the_place_finds_whoever_wants_it() {
        var event = anEventThatOffers(500);
        ledger.addConfirmed(event, 499);
        var last = register(fixtures, event, form(at("last@leeds.gov.uk")));
        var waiting = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofSeconds(1));
            waiting.add(register(fixtures, event, form(at("waits" + i + "@leeds.gov.uk"))));
        }
        hasTaken500AndWaiting(event, 40);
        mine(waiting.get(39)).body("waiting.position", equalTo(40));

        post(last, "cancellation").statusCode(200);
        hasTaken500AndWaiting(event, 39);
        mine(waiting.get(0))
                .body("status", equalTo("offered"))
                .body("offer.expiresAt", equalTo("2027-03-02T09:00:40Z"))
                .body("actions", hasItem("accept-offer"));
        mine(waiting.get(1)).body("status", equalTo("waiting")).body("waiting.position", equalTo(1));
        assertThat(fixtures.letters(at("waits0@leeds.gov.uk")).get(0).get("text"))
                .contains("until 9am on Tuesday 2 March 2027")
                .contains("/your-registration/");

        clock.set(Instant.parse("2027-03-02T09:00:39Z"));
        sweeping.run();
        mine(waiting.get(0)).body("status", equalTo("offered"));
        clock.set(Instant.parse("2027-03-02T09:00:40Z"));
        post(waiting.get(0), "offer/acceptance").statusCode(409).body("type", equalTo("/problems/offer-lapsed"));
        hasTaken500AndWaiting(event, 39);
        sweeping.run();
        hasTaken500AndWaiting(event, 39);
        mine(waiting.get(1)).body("status", equalTo("offered"));
        mine(waiting.get(0)).body("status", equalTo("waiting")).body("waiting.position", equalTo(39));

        post(waiting.get(1), "offer/acceptance").statusCode(200).body("status", equalTo("confirmed"));
        post(waiting.get(1), "offer/acceptance").statusCode(200).body("status", equalTo("confirmed"));
        hasTaken500AndWaiting(event, 39);
        mine(last).body("timeline.what", equalTo(List.of("registration submitted", "place confirmed", "cancelled")));
        mine(waiting.get(0))
                .body(
                        "timeline.what",
                        equalTo(List.of(
                                "registration submitted", "joined the waiting list", "place offered", "offer lapsed")));
        mine(waiting.get(1))
                .body(
                        "timeline.what",
                        equalTo(List.of(
                                "registration submitted",
                                "joined the waiting list",
                                "place offered",
                                "offer accepted")));
        mine(waiting.get(2)).body("waiting.position", equalTo(1));
        assertThat(kindsOfLettersTo(at("waits0@leeds.gov.uk")))
                .containsExactly("confirm-address", "on-waiting-list", "place-offered", "offer-lapsed");
        assertThat(kindsOfLettersTo(at("waits1@leeds.gov.uk")))
                .containsExactly("confirm-address", "on-waiting-list", "place-offered", "place-confirmed");
        organiserSees(event, waiting.get(0), "offer lapsed", "system", "2027-03-02T09:00:40Z");
        organiserSees(event, waiting.get(1), "offer accepted", "attendee", "2027-03-02T09:00:40Z");
    }

    private void hasTaken500AndWaiting(String event, int waiting) {
        ledger.reconcile(event);
        assertThat(fixtures.stock(event))
                .containsEntry("taken", "500")
                .containsEntry("waiting", String.valueOf(waiting));
    }

    private List<String> kindsOfLettersTo(String email) {
        var letters = fixtures.letters(email);
        return IntStream.range(0, letters.size())
                .mapToObj(i -> letters.get(letters.size() - 1 - i).get("kind"))
                .toList();
    }

    private static void organiserSees(String event, String token, String what, String by, String at) {
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get(
                        "/api/v1/events/{event}/registrations/{reference}",
                        event,
                        mine(token).extract().<String>path("reference"))
                .then()
                .statusCode(200)
                .body("timeline[-1].what", equalTo(what))
                .body("timeline[-1].by", equalTo(by))
                .body("timeline[-1].at", equalTo(at));
    }

    @Test
    void a_second_offer_that_nobody_answers_is_the_last() {
        var event = anEventThatOffers(1);
        var holder = register(fixtures, event, form(at("holder@leeds.gov.uk")));
        var slow = register(fixtures, event, form(at("slow@leeds.gov.uk")));
        post(holder, "cancellation").statusCode(200);

        clock.advance(Duration.ofDays(1));
        sweeping.run();
        // Nobody else waits, so the end of the list is its head.
        mine(slow).body("status", equalTo("offered"));
        assertThat(fixtures.letters(at("slow@leeds.gov.uk")).get(0).get("text"))
                .contains("You have let an offer go before");
        clock.advance(Duration.ofDays(1));
        sweeping.run();

        mine(slow).body("status", equalTo("expired"));
        assertThat(fixtures.letters(at("slow@leeds.gov.uk")).get(0))
                .containsEntry("kind", "offer-lapsed-for-good")
                .extractingByKey("text")
                .asString()
                .contains("twice");
        assertThat(fixtures.stock(event)).containsEntry("taken", "0").containsEntry("waiting", "0");
        ledger.reconcile(event);
    }

    @Test
    void a_refused_offer_goes_to_the_next() {
        var event = anEventThatOffers(1);
        var holder = register(fixtures, event, form(at("holder@leeds.gov.uk")));
        var first = register(fixtures, event, form(at("first@leeds.gov.uk")));
        clock.advance(Duration.ofSeconds(1));
        var second = register(fixtures, event, form(at("second@leeds.gov.uk")));
        post(first, "offer/acceptance").statusCode(409).body("state", equalTo("waiting"));
        post(holder, "cancellation").statusCode(200);

        post(first, "offer/refusal").statusCode(200).body("status", equalTo("cancelled"));

        mine(first).body("timeline.what", hasItem("offer refused"));
        mine(second).body("status", equalTo("offered"));
        ledger.reconcile(event);
    }

    @Test
    void a_refused_referral_and_a_raised_capacity_lead_to_offers_too() {
        var event = anEventThatOffers(10);
        var referred = register(fixtures, event, formWithReferral(at("referred@leeds.ac.uk")));
        setCapacity(event, 1);
        clock.advance(Duration.ofSeconds(1));
        var first = register(fixtures, event, form(at("first@leeds.gov.uk")));
        clock.advance(Duration.ofSeconds(1));
        var second = register(fixtures, event, form(at("second@leeds.gov.uk")));
        mine(first).body("status", equalTo("waiting"));

        decide(event, referred, "decline").statusCode(200);
        mine(first).body("status", equalTo("offered"));
        setCapacity(event, 2);
        mine(second).body("status", equalTo("offered"));
        ledger.reconcile(event);
    }

    @Test
    void a_capacity_below_what_is_taken_takes_nobodys_place_and_gives_none() {
        var event = anEventThatOffers(3);
        var holders = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            holders.add(register(fixtures, event, form(at("holder" + i + "@leeds.gov.uk"))));
        }
        var waits = register(fixtures, event, form(at("waits@leeds.gov.uk")));

        setCapacity(event, 1);
        post(holders.get(0), "cancellation").statusCode(200);
        post(holders.get(1), "cancellation").statusCode(200);
        mine(waits).body("status", equalTo("waiting"));
        mine(holders.get(2)).body("status", equalTo("confirmed"));
        post(holders.get(2), "cancellation").statusCode(200);

        mine(waits).body("status", equalTo("offered"));
        ledger.reconcile(event);
    }

    @Test
    void an_organiser_gives_the_next_place_out_of_turn_and_says_why() {
        var event = anEventThatOffers(1);
        var holder = register(fixtures, event, form(at("holder@leeds.gov.uk")));
        var first = register(fixtures, event, form(at("first@leeds.gov.uk")));
        clock.advance(Duration.ofSeconds(1));
        var speaker = register(fixtures, event, form(at("speaker@leeds.gov.uk")));

        offer(event, speaker, "").statusCode(422);
        offer(event, speaker, "Speaks at the event")
                .statusCode(200)
                .body("waiting.position", equalTo(1))
                .body("timeline.reason", hasItem("Speaks at the event"))
                .body("timeline.by", hasItem("organiser-token"));
        mine(first).body("waiting.position", equalTo(2));
        offer(event, holder, "Anything")
                .statusCode(409)
                .body("state", equalTo("confirmed"))
                .body("actions", equalTo(List.of("cancel")));
        post(holder, "cancellation").statusCode(200);

        mine(speaker).body("status", equalTo("offered")).body("timeline.what", hasItem("place offered out of turn"));
        mine(first).body("waiting.position", equalTo(1));
        ledger.reconcile(event);
    }

    @Test
    void where_the_event_begins_too_soon_to_ask_the_place_is_given_outright() {
        var event = anEventThatOffers(1);
        var holder = register(fixtures, event, form(at("holder@leeds.gov.uk")));
        var waits = register(fixtures, event, form(at("waits@leeds.gov.uk")));
        clock.advance(Duration.ofDays(180).minusHours(20));

        post(holder, "cancellation").statusCode(200);

        mine(waits).body("status", equalTo("confirmed"));
        ledger.reconcile(event);
    }

    @Test
    void offers_that_lapsed_while_the_service_was_down_are_caught_up_with() {
        var event = anEventThatOffers(2);
        var one = register(fixtures, event, form(at("one@leeds.gov.uk")));
        var two = register(fixtures, event, form(at("two@leeds.gov.uk")));
        var waiting = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(1));
            waiting.add(register(fixtures, event, form(at("waits" + i + "@leeds.gov.uk"))));
        }
        post(one, "cancellation").statusCode(200);
        post(two, "cancellation").statusCode(200);

        clock.advance(Duration.ofDays(60));
        sweeping.run();

        // The next two have their whole time, however late it became.
        mine(waiting.get(2)).body("status", equalTo("offered"));
        mine(waiting.get(3)).body("status", equalTo("offered"));
        mine(waiting.get(0)).body("waiting.position", equalTo(1));
        ledger.reconcile(event);
    }

    @Test
    void a_place_is_accepted_on_the_page_of_the_registration_and_only_by_a_button() {
        var event = anEventThatOffers(1);
        var holder = register(fixtures, event, form(at("holder@leeds.gov.uk")));
        var waits = register(fixtures, event, form(at("waits@leeds.gov.uk")));
        var session = given().redirects()
                .follow(false)
                .post("/your-registration/{token}", waits)
                .getDetailedCookie("registration");
        assertThat(given().cookie(session).get("/your-registration").asString()).contains("is offered to the person");
        post(holder, "cancellation").statusCode(200);

        var page = given().cookie(session).get("/your-registration").asString();
        assertThat(page)
                .contains("We are keeping it for you until 9am on Tuesday 2 March 2027")
                .contains("Accept your place");
        given().cookie(session).get("/your-registration/offer");
        mine(waits).body("status", equalTo("offered"));
        var accepted = given().cookie(session).redirects().follow(false).post("/your-registration/offer");
        assertThat(accepted.statusCode()).isEqualTo(303);
        assertThat(given().cookie(session).get(accepted.header("Location")).asString())
                .contains("You have accepted your place.")
                .contains("Your ticket");
    }

    private String anEventThatOffers(int places) {
        var event = fixtures.anEventWithPlaces(places);
        fixtures.update("update event set offers = true where slug = ?", event);
        return event;
    }

    private void setCapacity(String event, int capacity) {
        var read = given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/events/{event}/place-types/public-sector", event);
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .header("If-Match", read.header("ETag"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "slug", "public-sector", "name", "Public sector", "capacity", capacity, "belowTaken", true))
                .put("/api/v1/events/{event}/place-types/public-sector", event)
                .then()
                .statusCode(200);
        ledger.reconcile(event);
    }

    private static ValidatableResponse post(String token, String what) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/registrations/me/" + what)
                .then();
    }

    private static ValidatableResponse decide(String event, String token, String outcome) {
        return organise(event, token, "decision", Map.of("outcome", outcome, "reason", "Looked at"));
    }

    private static ValidatableResponse offer(String event, String token, String reason) {
        return organise(event, token, "offer", Map.of("reason", reason));
    }

    private static ValidatableResponse organise(String event, String token, String what, Map<String, String> body) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(body)
                .post(
                        "/api/v1/events/{event}/registrations/{reference}/" + what,
                        event,
                        mine(token).extract().path("reference"))
                .then();
    }

    /** Of this test alone: strangers can have few letters sent to one address. */
    private String at(String email) {
        return email.replaceFirst("(?=[+@])", "." + System.identityHashCode(this));
    }
}
