package uk.dgnorth.colleague;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.prove;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.application.Applicants.submitted;
import static uk.dgnorth.colleague.Colleagues.proveInvitation;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Scope;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.registration.Ledger;
import uk.dgnorth.registration.Sweeping;

/** A place that passes from one person to another. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubstitutionTest {

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
    void a_colleague_of_the_same_body_has_the_place_at_once_and_nobody_who_waits_notices() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        var waits = register(fixtures, event, form(at("waits@leeds.gov.uk")));

        substitute(old, at("new@leeds.gov.uk"))
                .statusCode(202)
                .body("status", equalTo("confirmed"))
                .body("substitution.status", equalTo("unconfirmed"))
                .body("substitution.sentTo", equalTo("n•••@leeds.gov.uk"));
        assertThat(fixtures.letters(at("new@leeds.gov.uk")).get(0))
                .containsEntry("kind", "invited")
                .extractingByKey("text")
                .asString()
                .contains("Test Person has a place at Digital Government North and wants you to take it over.");
        substitute(old, at("another@leeds.gov.uk"))
                .statusCode(409)
                .body("type", equalTo("/problems/substitution-under-way"));
        var fresh = proveInvitation(fixtures, event, at("new@leeds.gov.uk"));

        mine(fresh).body("status", equalTo("confirmed")).body("timeline.what", hasItem("place taken over"));
        mine(old)
                .body("status", equalTo("cancelled"))
                .body("ticket", nullValue())
                .body("timeline.what", hasItem("place passed on"));
        mine(waits).body("status", equalTo("waiting")).body("waiting.position", equalTo(1));
        assertThat(fixtures.letters(at("old@leeds.gov.uk")).get(0)).containsEntry("kind", "place-passed-on");
        assertThat(fixtures.letters(at("new@leeds.gov.uk")).get(0)).containsEntry("kind", "place-confirmed");
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("waiting", "1");
        ledger.reconcile(event);
    }

    @Test
    void about_somebody_of_another_body_a_person_decides_and_the_place_stays_until_then() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, at("new@york.gov.uk")).statusCode(202);
        var fresh = proveInvitation(fixtures, event, at("new@york.gov.uk"));

        mine(fresh).body("status", equalTo("referred"));
        mine(old).body("status", equalTo("confirmed")).body("substitution.status", equalTo("referred"));
        ledger.reconcile(event);
        decide(event, fresh, "approve").statusCode(200);

        mine(fresh).body("status", equalTo("confirmed"));
        mine(old).body("status", equalTo("cancelled"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("referred", "0");
        ledger.reconcile(event);
    }

    @Test
    void what_is_said_of_a_domain_gives_no_substitute_from_it_a_second_place() {
        var event = fixtures.anEventWithPlaces(30);
        var domain = "homes-" + java.util.UUID.randomUUID() + ".org.uk";
        var homes = Map.of("organisation", "Homes", "role", "Clerk", "reason", "Owned by the council");
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, "new@" + domain, homes).statusCode(202);
        var fresh = proveInvitation(fixtures, event, "new@" + domain);
        var other = form("other@" + domain);
        other.put("referral", homes);
        var colleague = register(fixtures, event, other);

        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "outcome",
                        "approve",
                        "reason",
                        "Looked at",
                        "scope",
                        "domain",
                        "organisation",
                        "Homes",
                        "evidence",
                        "A letter"))
                .post(
                        "/api/v1/events/{event}/registrations/{reference}/decision",
                        event,
                        mine(colleague).extract().path("reference"))
                .then()
                .statusCode(200);
        mine(fresh).body("status", equalTo("referred"));
        mine(old).body("status", equalTo("confirmed"));
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "organisation",
                        "Homes",
                        "evidence",
                        "A letter",
                        "reason",
                        "Looked at",
                        "accept",
                        java.util.List.of(mine(fresh).extract().<String>path("reference"))))
                .post("/api/v1/events/{event}/referrals/{domain}/acceptance", event, domain)
                .then()
                .statusCode(200)
                .body("accepted.status", equalTo(java.util.List.of("confirmed")));

        mine(old).body("status", equalTo("cancelled"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "2").containsEntry("referred", "0");
        ledger.reconcile(event);
    }

    @Test
    void a_substitute_who_is_declined_leaves_the_place_where_it_is() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, at("new@leeds.ac.uk"))
                .statusCode(422)
                .body("type", equalTo("/problems/referral-details-needed"));
        substitute(
                        old,
                        at("new@leeds.ac.uk"),
                        Map.of("organisation", "University of Leeds", "role", "Professor", "reason", "Teaches nurses"))
                .statusCode(202);
        var fresh = proveInvitation(fixtures, event, at("new@leeds.ac.uk"));
        mine(fresh).body("status", equalTo("referred"));

        decide(event, fresh, "decline").statusCode(200);

        mine(fresh).body("status", equalTo("refused"));
        mine(old)
                .body("status", equalTo("confirmed"))
                .body("substitution", nullValue())
                .body("substitutionEnd", equalTo("declined"));
        assertThat(fixtures.letters(at("old@leeds.gov.uk")).get(0))
                .containsEntry("kind", "place-stays")
                .extractingByKey("text")
                .asString()
                .contains("You still have your place", "they cannot have your place", "your ticket works as before");
        assertThat(given().cookie(session(old)).get("/your-registration").asString())
                .contains("We looked at the registration of the person that you named");
        ledger.reconcile(event);
    }

    @Test
    void whoever_named_somebody_whose_registration_has_expired_can_name_somebody_else() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, at("new@leeds.gov.uk")).statusCode(202);
        fixtures.update("""
                update registration set expires_at = ?
                where takes_over_from is not null and event_id = (select id from event where slug = ?)""", Timestamp.from(clock.instant()), event);

        sweeping.run();

        assertThat(fixtures.letters(at("old@leeds.gov.uk")).get(0)).containsEntry("kind", "place-stays");
        substitute(old, at("another@leeds.gov.uk")).statusCode(202);
        ledger.reconcile(event);
    }

    @Test
    void whoever_named_somebody_who_has_let_two_offers_go_can_name_somebody_else() {
        var event = fixtures.anEventWithPlaces(1);
        fixtures.update("update event set offers = true where slug = ?", event);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, at("new@leeds.gov.uk")).statusCode(202);
        var waits = register(fixtures, event, form(at("new@leeds.gov.uk")));
        var path = "/api/v1/events/" + event + "/place-types/public-sector";
        var read = asOrganiser().get(path);
        var plan = new HashMap<String, Object>(read.jsonPath().getMap("$"));
        plan.put("capacity", 2);
        asOrganiser()
                .header("If-Match", read.header("ETag"))
                .body(plan)
                .put(path)
                .then()
                .statusCode(200);
        mine(waits).body("status", equalTo("offered"));
        fixtures.update("""
                update registration set offers_lapsed = 1, hold_expires_at = ?
                where status = 'OFFERED' and event_id = (select id from event where slug = ?)""", Timestamp.from(clock.instant()), event);

        sweeping.run();

        mine(waits).body("status", equalTo("expired"));
        assertThat(fixtures.letters(at("old@leeds.gov.uk")).get(0)).containsEntry("kind", "place-stays");
        substitute(old, at("another@leeds.gov.uk")).statusCode(202);
        ledger.reconcile(event);
    }

    @Test
    void a_substitute_who_is_let_in_on_appeal_takes_a_free_place_and_not_the_holders() {
        var event = fixtures.anEventWithPlaces(2);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, at("new@york.gov.uk")).statusCode(202);
        var fresh = proveInvitation(fixtures, event, at("new@york.gov.uk"));
        decide(event, fresh, "decline").statusCode(200);
        given().auth()
                .oauth2(fresh)
                .contentType(ContentType.JSON)
                .body(Map.of("organisation", "York", "role", "Clerk", "reason", "It is a council"))
                .post("/api/v1/registrations/me/appeal")
                .then()
                .statusCode(200);

        given().auth()
                .oauth2(Accounts.organiser().token(event, Scope.REFERRALS))
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "approve", "reason", "It is one"))
                .post(
                        "/api/v1/events/{event}/registrations/{reference}/decision",
                        event,
                        mine(fresh).extract().path("reference"))
                .then()
                .statusCode(200);

        mine(fresh).body("status", equalTo("confirmed"));
        mine(old).body("status", equalTo("confirmed"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "2");
        ledger.reconcile(event);
    }

    @Test
    void a_place_given_up_while_a_person_decides_is_kept_and_promoted_when_the_answer_is_no() {
        for (var email : new String[] {at("new@york.gov.uk"), at("new@leeds.ac.uk")}) {
            var event = fixtures.anEventWithPlaces(1);
            var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
            var waits = register(fixtures, event, form(at("waits@leeds.gov.uk")));
            substitute(
                            old,
                            email,
                            Map.of("organisation", "Somewhere", "role", "Designer", "reason", "Owned by a council"))
                    .statusCode(202);
            var fresh = proveInvitation(fixtures, event, email);

            given().auth()
                    .oauth2(old)
                    .post("/api/v1/registrations/me/cancellation")
                    .then()
                    .statusCode(200);
            ledger.reconcile(event);
            mine(waits).body("status", equalTo("waiting"));
            decide(event, fresh, "decline").statusCode(200);

            mine(waits).body("status", equalTo("confirmed"));
            ledger.reconcile(event);
        }
    }

    @Test
    void a_place_given_up_while_a_person_decides_is_the_substitutes_when_the_answer_is_yes() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, at("new@york.gov.uk")).statusCode(202);
        var fresh = proveInvitation(fixtures, event, at("new@york.gov.uk"));
        given().auth()
                .oauth2(old)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200);

        decide(event, fresh, "approve").statusCode(200);

        mine(fresh).body("status", equalTo("confirmed"));
        ledger.reconcile(event);
    }

    @Test
    void a_substitute_who_has_a_registration_and_oneself_and_a_personal_address_are_refused_clearly() {
        var event = fixtures.anEventWithPlaces(3);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        register(fixtures, event, form(at("has.a.place@leeds.gov.uk")));

        substitute(old, at("Has.A.Place+tag@leeds.gov.uk"))
                .statusCode(409)
                .body("type", equalTo("/problems/already-registered"));
        substitute(old, at("old+tag@leeds.gov.uk")).statusCode(422).body("errors[0].pointer", equalTo("#/email"));
        substitute(old, "somebody@gmail.com").statusCode(422).body("type", equalTo("/problems/ineligible"));
        substitute(old, "nonsense").statusCode(422);
        mine(old).body("substitution", nullValue());
        ledger.reconcile(event);
    }

    @Test
    void nobody_who_does_not_answer_takes_anything_over_and_the_owner_can_take_it_back() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        substitute(old, at("silent@leeds.gov.uk")).statusCode(202);
        clock.advance(Duration.ofDays(1));
        sweeping.run();
        mine(old)
                .body("status", equalTo("confirmed"))
                .body("substitution", nullValue())
                .body("substitutionEnd", equalTo("lapsed"));
        assertThat(fixtures.letters(at("old@leeds.gov.uk")).get(0).get("text"))
                .contains("The person that you named has not confirmed in time.");

        substitute(old, at("not.that.one@leeds.gov.uk")).statusCode(202);
        given().auth()
                .oauth2(old)
                .delete("/api/v1/registrations/me/substitution")
                .then()
                .statusCode(200)
                .body("substitution", nullValue())
                .body("substitutionEnd", nullValue());
        assertThat(kinds("old@leeds.gov.uk"))
                .as("who takes it back needs no letter")
                .containsOnlyOnce("place-stays");

        substitute(old, at("this.one@leeds.gov.uk")).statusCode(202);
        mine(proveInvitation(fixtures, event, at("this.one@leeds.gov.uk"))).body("status", equalTo("confirmed"));
        mine(old).body("status", equalTo("cancelled"));
        ledger.reconcile(event);
    }

    @Test
    void a_substitute_with_a_held_place_of_their_own_gives_that_back() {
        var event = fixtures.anEventWithPlaces(2);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        submitted(event, form(at("new@leeds.gov.uk")));
        var waits = register(fixtures, event, form(at("waits@leeds.gov.uk")));
        substitute(old, at("new@leeds.gov.uk")).statusCode(202);

        mine(proveInvitation(fixtures, event, at("new@leeds.gov.uk"))).body("status", equalTo("confirmed"));

        mine(waits).body("status", equalTo("confirmed"));
        ledger.reconcile(event);
    }

    @Test
    void whoever_asked_for_a_place_of_their_own_goes_on_when_they_are_not_named_any_more() {
        var event = fixtures.anEventWithPlaces(2);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        var own = submitted(event, form(at("new@leeds.gov.uk")));
        var ownCode = codeSentTo(fixtures, at("new@leeds.gov.uk"));
        substitute(old, at("new@leeds.gov.uk")).statusCode(202);
        given().auth()
                .oauth2(old)
                .delete("/api/v1/registrations/me/substitution")
                .then()
                .statusCode(200);

        prove(
                        event,
                        Colleagues.pendingId(fixtures, event, at("new@leeds.gov.uk")),
                        codeSentTo(fixtures, at("new@leeds.gov.uk")))
                .statusCode(410);
        prove(event, own, ownCode).statusCode(200).body("registration.status", equalTo("confirmed"));

        mine(old).body("status", equalTo("confirmed"));
        ledger.reconcile(event);
    }

    @Test
    void a_form_of_ones_own_takes_nobodys_place_and_the_invitation_stays_open() {
        var event = fixtures.anEventWithPlaces(2);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        var own = submitted(event, form(at("new@leeds.gov.uk")));
        var ownCode = codeSentTo(fixtures, at("new@leeds.gov.uk"));
        var waits = register(fixtures, event, form(at("waits@leeds.gov.uk")));
        substitute(old, at("new@leeds.gov.uk")).statusCode(202);

        prove(event, own, ownCode).statusCode(200).body("registration.status", equalTo("confirmed"));
        mine(old).body("status", equalTo("confirmed")).body("substitution.status", equalTo("unconfirmed"));
        mine(waits).body("status", equalTo("waiting"));
        ledger.reconcile(event);

        mine(proveInvitation(fixtures, event, at("new@leeds.gov.uk"))).body("status", equalTo("confirmed"));

        mine(old).body("status", equalTo("cancelled"));
        mine(waits).body("status", equalTo("confirmed"));
        ledger.reconcile(event);
    }

    @Test
    void whoever_waits_by_a_form_of_their_own_has_the_place_once_they_agree() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        var own = submitted(event, form(at("new@leeds.gov.uk")));
        var ownCode = codeSentTo(fixtures, at("new@leeds.gov.uk"));
        substitute(old, at("new@leeds.gov.uk")).statusCode(202);

        prove(event, own, ownCode).statusCode(200).body("registration.status", equalTo("waiting"));
        ledger.reconcile(event);
        mine(proveInvitation(fixtures, event, at("new@leeds.gov.uk"))).body("status", equalTo("confirmed"));

        mine(old).body("status", equalTo("cancelled"));
        ledger.reconcile(event);
    }

    @Test
    void whoever_went_their_own_way_and_does_not_answer_leaves_the_holder_the_place_and_a_letter() {
        var event = fixtures.anEventWithPlaces(2);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        var own = submitted(event, form(at("new@york.gov.uk")));
        var ownCode = codeSentTo(fixtures, at("new@york.gov.uk"));
        substitute(old, at("new@york.gov.uk")).statusCode(202);
        var fresh = prove(event, own, ownCode).statusCode(200).extract().<String>path("accessToken");

        clock.advance(Duration.ofDays(1));
        sweeping.run();

        mine(fresh).body("status", equalTo("confirmed"));
        mine(old)
                .body("status", equalTo("confirmed"))
                .body("substitution", nullValue())
                .body("substitutionEnd", equalTo("lapsed"));
        assertThat(kinds("old@leeds.gov.uk")).containsOnlyOnce("place-stays");
        ledger.reconcile(event);
    }

    @Test
    void nobody_passes_a_place_on_after_they_arrived_or_the_event_began() {
        var event = fixtures.anEventWithPlaces(2);
        var here = register(fixtures, event, form(at("here@leeds.gov.uk")));
        var late = register(fixtures, event, form(at("late@leeds.gov.uk")));
        mine(late).body("actions", hasItem("substitute"));
        fixtures.update(
                "update registration set checked_in_at = submitted_at where reference = ?",
                mine(here).extract().<String>path("reference"));
        refusesSubstitutes(here);
        assertThat(namedOnPage(here, at("new@leeds.gov.uk")).statusCode()).isEqualTo(409);

        clock.advance(Duration.between(
                clock.instant(), java.time.Instant.parse(mine(late).extract().<String>path("event.startsAt"))));

        refusesSubstitutes(late);
        ledger.reconcile(event);
    }

    private void refusesSubstitutes(String token) {
        mine(token).body("actions", not(hasItem("substitute"))).body("actions", hasItem("cancel"));
        substitute(token, at("new@leeds.gov.uk"))
                .statusCode(409)
                .body("type", equalTo("/problems/not-possible-now"))
                .body("actions", not(hasItem("substitute")))
                .body("actions", hasItem("cancel"));
    }

    private static io.restassured.response.Response namedOnPage(String token, String email) {
        return given().cookie(session(token))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("fullName", "New Person")
                .formParam("email", email)
                .post("/your-registration/substitute");
    }

    private static io.restassured.http.Cookie session(String token) {
        return given().redirects()
                .follow(false)
                .post("/your-registration/{token}", token)
                .getDetailedCookie("registration");
    }

    private java.util.List<String> kinds(String email) {
        return fixtures.letters(at(email)).stream()
                .map(letter -> letter.get("kind"))
                .toList();
    }

    @Test
    void it_works_on_pages_too() {
        var event = fixtures.anEventWithPlaces(1);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        var session = given().redirects()
                .follow(false)
                .post("/your-registration/{token}", old)
                .getDetailedCookie("registration");
        assertThat(given().cookie(session).get("/your-registration").asString())
                .contains("href=\"/your-registration/substitute\"");

        var refused = given().cookie(session)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("fullName", "New Person")
                .formParam("email", at("new@leeds.ac.uk"))
                .post("/your-registration/substitute");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("Their organisation");
        var named = given().cookie(session)
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("fullName", "New Person")
                .formParam("email", at("new@leeds.gov.uk"))
                .post("/your-registration/substitute");
        assertThat(named.statusCode()).isEqualTo(303);

        assertThat(given().cookie(session).get("/your-registration/substitute").asString())
                .contains("We have emailed a code to n•••@leeds.gov.uk");
        given().cookie(session).redirects().follow(false).post("/your-registration/substitute/withdrawal");
        mine(old).body("substitution", nullValue());
    }

    @Test
    void sent_again_with_its_key_a_substitution_has_the_same_answer_and_one_letter() {
        var event = fixtures.anEventWithPlaces(2);
        var old = register(fixtures, event, form(at("old@leeds.gov.uk")));
        var key = UUID.randomUUID().toString();

        var first = substituteWithKey(old, key, at("new@leeds.gov.uk"))
                .statusCode(202)
                .extract()
                .asString();
        var again = substituteWithKey(old, key, at("new@leeds.gov.uk"))
                .statusCode(202)
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(fixtures.letters(at("new@leeds.gov.uk"))).hasSize(1);
        assertThat(fixtures.rows("select outcome::text from idempotency_record where outcome::text like '%holderId%'"))
                .isNotEmpty()
                .allMatch(row -> row.get("outcome").matches("\\{\"holderId\": \\d+}"));
        substituteWithKey(old, key, at("other@leeds.gov.uk"))
                .statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    private static ValidatableResponse substituteWithKey(String token, String key, String email) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("fullName", "New Person", "email", email))
                .post("/api/v1/registrations/me/substitution")
                .then();
    }

    private static ValidatableResponse substitute(String token, String email) {
        return substitute(token, email, null);
    }

    private static ValidatableResponse substitute(String token, String email, Map<String, String> referral) {
        var colleague = new HashMap<String, Object>(Map.of("fullName", "New Person", "email", email));
        if (referral != null) {
            colleague.put("referral", referral);
        }
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(colleague)
                .post("/api/v1/registrations/me/substitution")
                .then();
    }

    private static ValidatableResponse decide(String event, String token, String outcome) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", outcome, "reason", "Looked at"))
                .post(
                        "/api/v1/events/{event}/registrations/{reference}/decision",
                        event,
                        mine(token).extract().path("reference"))
                .then();
    }

    /** Of this test alone: strangers can have few letters sent to one address. */
    private String at(String email) {
        return email.replaceFirst("(?=[+@])", "." + System.identityHashCode(this));
    }
}
