package uk.dgnorth.application;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.prove;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.application.Applicants.submit;
import static uk.dgnorth.application.Applicants.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistrationJourneyTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void an_eligible_applicant_gets_a_place_once_the_address_is_proved() {
        var event = fixtures.anEventWithPlaces(2);
        var email = "ada.first@wigan.gov.uk";

        var pendingId = submit(event, form(email))
                .statusCode(202)
                .body("status", equalTo("confirm-your-address"))
                .body("sentTo", equalTo("a•••@wigan.gov.uk"))
                .body("holdExpiresAt", equalTo("2027-03-01T10:00:00Z"))
                .body("codeExpiresAt", equalTo("2027-03-02T09:00:00Z"))
                .extract()
                .<String>path("pendingId");

        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
        var token = prove(event, pendingId, codeSentTo(fixtures, email))
                .statusCode(200)
                .body("registration.status", equalTo("confirmed"))
                .body("registration.ticket.code", startsWith(""))
                .extract()
                .<String>path("accessToken");
        mine(token)
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("status", equalTo("confirmed"))
                .body("fullName", equalTo("Test Person"))
                .body("eligibility.outcome", equalTo("eligible"))
                .body("eligibility.organisation", equalTo("Wigan Council"))
                .body("actions", hasItem("cancel"))
                .body("timeline.what", containsInAnyOrder("registration submitted", "place confirmed"));
        assertThat(fixtures.letters(email)).extracting("kind").containsExactly("place-confirmed", "confirm-address");
        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
    }

    @Test
    void a_full_event_is_a_waiting_list_and_a_cancelled_place_goes_to_the_first_who_waits() {
        var event = fixtures.anEventWithPlaces(1);
        var first = register(fixtures, event, form("one@leeds.gov.uk"));
        submit(event, form("two@leeds.gov.uk")).statusCode(202).body("holdExpiresAt", nullValue());
        var second = prove(event, submitted(event, form("two@leeds.gov.uk")), codeSentTo(fixtures, "two@leeds.gov.uk"))
                .body("registration.status", equalTo("waiting"))
                .body("registration.waiting.position", equalTo(1))
                .extract()
                .<String>path("accessToken");
        var third = register(fixtures, event, form("three@leeds.gov.uk"));
        mine(third).body("waiting.position", equalTo(2));

        given().auth()
                .oauth2(first)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("actions", empty());

        mine(second).body("status", equalTo("confirmed")).body("ticket.code", notNullValue());
        mine(third).body("status", equalTo("waiting")).body("waiting.position", equalTo(1));
        assertThat(fixtures.letters("two@leeds.gov.uk").get(0)).containsEntry("kind", "place-found");
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("waiting", "1");

        given().auth()
                .oauth2(first)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("waiting", "1");

        given().auth()
                .oauth2(third)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200);
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("waiting", "0");
    }

    @Test
    void a_hold_that_lapses_frees_the_place_but_not_the_application() {
        var event = fixtures.anEventWithPlaces(1);
        var pendingId = submitted(event, form("slow@leeds.gov.uk"));
        var other = submitted(event, form("quick@leeds.gov.uk"));

        clock.advance(Duration.ofMinutes(61));
        sweep.run();

        assertThat(fixtures.stock(event)).containsEntry("taken", "0");
        prove(event, other, codeSentTo(fixtures, "quick@leeds.gov.uk"))
                .body("registration.status", equalTo("confirmed"));
        prove(event, pendingId, codeSentTo(fixtures, "slow@leeds.gov.uk"))
                .body("registration.status", equalTo("waiting"));
    }

    @Inject
    uk.dgnorth.registration.Sweeping sweep;

    @Test
    void nothing_can_be_proved_after_a_day() {
        var event = fixtures.anEventWithPlaces(1);
        var pendingId = submitted(event, form("late@leeds.gov.uk"));
        var code = codeSentTo(fixtures, "late@leeds.gov.uk");

        clock.advance(Duration.ofHours(24));
        sweep.run();

        prove(event, pendingId, code).statusCode(410).body("type", equalTo("/problems/code-expired"));
        assertThat(fixtures.row("select status from registration where email = 'late@leeds.gov.uk'"))
                .containsEntry("status", "EXPIRED");
        assertThat(fixtures.stock(event)).containsEntry("taken", "0");
    }

    @Test
    void five_wrong_codes_lock_one_application_and_no_other() {
        var event = fixtures.anEventWithPlaces(2);
        var mine = submitted(event, form("target@leeds.gov.uk"));
        var code = codeSentTo(fixtures, "target@leeds.gov.uk");
        var strangers = submitted(event, form("target@leeds.gov.uk"));
        var wrong = code.equals("000000") ? "000001" : "000000";

        for (int left = 4; left >= 0; left--) {
            prove(event, strangers, wrong)
                    .statusCode(422)
                    .body("type", equalTo("/problems/wrong-code"))
                    .body("triesLeft", equalTo(left));
        }

        prove(event, strangers, code).statusCode(423).body("type", equalTo("/problems/code-locked"));
        prove(event, mine, code).statusCode(200).body("registration.status", equalTo("confirmed"));
        prove(event, strangers, code).statusCode(410);
    }

    @Test
    void the_same_answer_goes_to_known_and_unknown_addresses_and_the_code_opens_the_registration() {
        var event = fixtures.anEventWithPlaces(5);
        register(fixtures, event, form("known@leeds.gov.uk"));
        clock.advance(Duration.ofHours(2));

        var known =
                submit(event, form("known+tag@leeds.gov.uk")).statusCode(202).extract();
        var unknown =
                submit(event, form("unknown@leeds.gov.uk")).statusCode(202).extract();

        assertThat(known.<Map<String, Object>>path("").keySet())
                .isEqualTo(unknown.<Map<String, Object>>path("").keySet());
        assertThat(fixtures.letters("known+tag@leeds.gov.uk")).isEmpty();
        assertThat(fixtures.letters("known@leeds.gov.uk").get(0)).containsEntry("kind", "already-registered");
        prove(event, known.path("pendingId"), codeSentTo(fixtures, "known@leeds.gov.uk"))
                .statusCode(200)
                .body("registration.status", equalTo("confirmed"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "2");
    }

    @Test
    void confirming_again_gives_the_same_registration_and_a_new_token() {
        var event = fixtures.anEventWithPlaces(5);
        var pendingId = submitted(event, form("twice@leeds.gov.uk"));
        var code = codeSentTo(fixtures, "twice@leeds.gov.uk");

        var first = prove(event, pendingId, code).statusCode(200).extract();
        var again = prove(event, pendingId, code).statusCode(200).extract();

        assertThat(again.<String>path("registration.reference")).isEqualTo(first.path("registration.reference"));
        assertThat(again.<String>path("accessToken")).isNotEqualTo(first.path("accessToken"));
        assertThat(fixtures.letters("twice@leeds.gov.uk")).hasSize(2);
    }

    @Test
    void the_application_that_is_proved_supplies_the_answers() {
        var event = fixtures.anEventWithPlaces(5);
        var strangers = form("owner@leeds.gov.uk");
        strangers.put("fullName", "Somebody Else");
        submitted(event, strangers);
        var own = submitted(event, form("owner@leeds.gov.uk"));

        prove(event, own, codeSentTo(fixtures, "owner@leeds.gov.uk"))
                .statusCode(200)
                .body("registration.fullName", equalTo("Test Person"));
    }

    @Test
    void a_referred_applicant_is_decided_by_a_person() {
        var event = fixtures.anEventWithPlaces(20);
        submit(event, form("ada@leeds.ac.uk"))
                .statusCode(422)
                .body("type", equalTo("/problems/referral-details-needed"))
                .body("errors[0].pointer", equalTo("#/referral"));
        var token = register(fixtures, event, formWithReferral("ada@leeds.ac.uk"));
        var reference = mine(token)
                .body("status", equalTo("referred"))
                .body("answerDueAt", equalTo("2027-03-03T09:00:00Z"))
                .extract()
                .<String>path("reference");
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("referred", "1");

        decide(event, reference, "approve")
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("decisions.outcome", equalTo(java.util.List.of("refer", "refer", "eligible")));

        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("referred", "0");
        assertThat(fixtures.letters("ada@leeds.ac.uk").get(0)).containsEntry("kind", "place-approved");
        decide(event, reference, "decline")
                .statusCode(409)
                .body("type", equalTo("/problems/not-possible-now"))
                .body("state", equalTo("confirmed"))
                .body("actions", equalTo(java.util.List.of("cancel")));
    }

    @Test
    void an_ineligible_applicant_can_ask_for_a_person_and_be_declined() {
        var event = fixtures.anEventWithPlaces(20);
        submit(event, form("ada@gmail.com"))
                .statusCode(422)
                .body("type", equalTo("/problems/ineligible"))
                .body("heading", equalTo("Use your work email address"));
        var token = register(fixtures, event, formWithReferral("ada@gmail.com"));
        var reference =
                mine(token).body("status", equalTo("referred")).extract().<String>path("reference");

        decide(event, reference, "decline").statusCode(200).body("status", equalTo("refused"));

        assertThat(fixtures.stock(event)).containsEntry("taken", "0").containsEntry("referred", "0");
        submitted(event, formWithReferral("ada@gmail.com"));
        assertThat(fixtures.letters("ada@gmail.com").get(0)).containsEntry("kind", "already-registered");
    }

    @Test
    void referred_people_hold_a_limited_share_of_the_places() {
        var event = fixtures.anEventWithPlaces(100);

        for (int i = 0; i < 6; i++) {
            submitted(event, formWithReferral("person" + i + "@one-charity.org"));
        }
        assertThat(fixtures.stock(event)).containsEntry("taken", "5").containsEntry("referred", "5");

        for (int i = 0; i < 6; i++) {
            submitted(event, formWithReferral("person" + i + "@charity" + i + ".org"));
        }
        assertThat(fixtures.stock(event)).containsEntry("taken", "10").containsEntry("referred", "10");
    }

    @Test
    void a_lost_link_is_sent_again_and_the_answer_never_tells() {
        var event = fixtures.anEventWithPlaces(5);
        register(fixtures, event, form("lost@leeds.gov.uk"));

        var known = link(event, "lost@leeds.gov.uk").statusCode(202).extract().asString();
        var unknown =
                link(event, "nobody@leeds.gov.uk").statusCode(202).extract().asString();

        assertThat(known).isEqualTo(unknown);
        assertThat(fixtures.letters("nobody@leeds.gov.uk")).isEmpty();
        var letter = fixtures.letters("lost@leeds.gov.uk").get(0);
        assertThat(letter).containsEntry("kind", "access-link");
        var token = letter.get("text").replaceAll("(?s).*/your-registration/([A-Za-z0-9_-]+).*", "$1");
        mine(token).statusCode(200).body("status", equalTo("confirmed"));
    }

    @Test
    void a_repeated_request_with_its_key_counts_once() {
        var event = fixtures.anEventWithPlaces(5);
        var key = java.util.UUID.randomUUID().toString();

        var first = submitWithKey(event, key, form("again@leeds.gov.uk"))
                .statusCode(202)
                .extract()
                .asString();
        var again = submitWithKey(event, key, form("again@leeds.gov.uk"))
                .statusCode(202)
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(fixtures.letters("again@leeds.gov.uk")).hasSize(1);
        submitWithKey(event, key, form("other@leeds.gov.uk"))
                .statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void the_audit_trail_tells_who_had_a_link_sent_again_and_of_strangers_nothing() {
        var event = fixtures.anEventWithPlaces(5);
        var reference = mine(register(fixtures, event, form("link.again@leeds.gov.uk")))
                .extract()
                .<String>path("reference");

        link(event, "link.again@leeds.gov.uk").statusCode(202);
        link(event, "not.there@leeds.gov.uk").statusCode(202);
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .post("/api/v1/events/{event}/registrations/{reference}/resend", event, reference)
                .then()
                .statusCode(202);

        assertThat(fixtures.rows(
                        "select actor, action, subject from audit_entry where event = ? and action like '%link%' order by id",
                        event))
                .containsExactly(
                        Map.of("actor", "nobody", "action", "asked for a new link", "subject", reference),
                        Map.of("actor", "organiser-token", "action", "link sent again", "subject", reference));
    }

    private static io.restassured.response.ValidatableResponse submitWithKey(
            String event, String key, Map<String, Object> form) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(form)
                .post("/api/v1/events/{event}/registrations", event)
                .then();
    }

    private static io.restassured.response.ValidatableResponse link(String event, String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email))
                .post("/api/v1/events/{event}/access-links", event)
                .then();
    }

    private static io.restassured.response.ValidatableResponse decide(String event, String reference, String outcome) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", outcome, "reason", "Checked with the council"))
                .post("/api/v1/events/{event}/registrations/{reference}/decision", event, reference)
                .then();
    }
}
