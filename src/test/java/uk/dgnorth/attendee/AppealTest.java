package uk.dgnorth.attendee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.event.Event;
import uk.dgnorth.registration.Referrals;
import uk.dgnorth.registration.Registration;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AppealTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Referrals referrals;

    private String event;

    @BeforeEach
    void anEvent() {
        event = fixtures.anEventWithPlaces(20);
    }

    @Test
    void who_was_declined_can_ask_once_for_somebody_else_to_look() {
        var token = declined("appeals@leeds.ac.uk");
        mine(token).body("status", equalTo("refused")).body("actions", contains("appeal"));
        assertThat(fixtures.letters("appeals@leeds.ac.uk").get(0).get("text"))
                .contains("ask us to look again, once", "/your-registration/");
        assertThat(fixtures.stock(event)).containsEntry("taken", "0").containsEntry("referred", "0");

        appeal(token).statusCode(200).body("status", equalTo("referred"));

        assertThat(fixtures.row(
                        "select appeal, referral_reason, ended_at from registration where email = ?",
                        "appeals@leeds.ac.uk"))
                .containsEntry("appeal", "t")
                .containsEntry("referral_reason", "You missed the charter")
                .containsEntry("ended_at", null);
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("referred", "1");
        assertThat(fixtures.letters("appeals@leeds.ac.uk").get(0)).containsEntry("kind", "being-checked");
        assertThat(fixtures.letters("appeals@leeds.ac.uk").get(0).get("text"))
                .contains("You asked us to look again", "Somebody else will check", "We will reply within")
                .doesNotContain("Thank you for confirming");

        decideAs("another-organiser", token, false);
        mine(token).body("status", equalTo("refused")).body("actions", empty());
        assertThat(fixtures.letters("appeals@leeds.ac.uk").get(0).get("text")).doesNotContain("look again");
        appeal(token).statusCode(409).body("type", equalTo("/problems/not-possible-now"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "0").containsEntry("referred", "0");
    }

    @Test
    void somebody_else_can_say_yes() {
        var token = declined("yes.after.all@leeds.ac.uk");
        appeal(token).statusCode(200);

        decideAs("another-organiser", token, true);

        mine(token).body("status", equalTo("confirmed"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "1").containsEntry("referred", "0");
    }

    @Test
    void neither_who_declined_nor_a_shared_token_decides_an_appeal() {
        var token = declined("second.person@leeds.ac.uk");
        appeal(token).statusCode(200);

        decide(token, "approve").statusCode(409).body("type", equalTo("/problems/second-person-needed"));
        decide(token, "decline").statusCode(409).body("type", equalTo("/problems/second-person-needed"));

        mine(token).body("status", equalTo("referred"));
    }

    @Test
    void an_appeal_against_the_rules_was_decided_by_nobody_yet() {
        var form = formWithReferral("clerk.of.a.parish@gmail.com");
        var token = register(fixtures, event, form);

        decide(token, "approve").statusCode(200).body("status", equalTo("confirmed"));
    }

    @Test
    void an_address_cannot_appeal_while_it_has_another_registration() {
        var token = declined("again@leeds.ac.uk");
        fixtures.update("""
                with next as (select nextval('eligibility_decision_id_seq') as decision),
                r as (
                    insert into registration (event_id, place_type_id, reference, status, email, normalised_email,
                        email_domain, holds_place, decision_id, decision_outcome, submitted_at, expires_at)
                    select event_id, place_type_id, reference || '2', 'UNCONFIRMED', email, normalised_email,
                        email_domain, false, decision, 'REFER', submitted_at, expires_at
                    from registration, next where email = 'again@leeds.ac.uk'
                    returning id, decision_id)
                insert into eligibility_decision (id, registration_id, at, outcome, rule, email_domain, decided_by)
                select decision_id, id, now(), 'REFER', 'R3-refer', 'leeds.ac.uk', 'system' from r""");

        mine(token).body("status", equalTo("refused")).body("actions", empty());
        appeal(token).statusCode(409).body("type", equalTo("/problems/not-possible-now"));

        assertThat(fixtures.stock(event)).containsEntry("taken", "0").containsEntry("referred", "0");
        fixtures.update("""
                update registration set status = 'EXPIRED', ended_at = now()
                where email = 'again@leeds.ac.uk' and status = 'UNCONFIRMED'""");
        mine(token).body("actions", contains("appeal"));
    }

    @Test
    void whoever_reads_welsh_is_answered_in_welsh() {
        var form = formWithReferral("welsh.appeal@leeds.ac.uk");
        form.put("language", "cy");
        var token = register(fixtures, event, form);
        decide(token, "decline").statusCode(200);

        appeal(token).statusCode(200);

        assertThat(fixtures.letters("welsh.appeal@leeds.ac.uk").get(0).get("text"))
                .contains("Rydych wedi gofyn i ni edrych eto", "Bydd rhywun arall yn gwirio")
                .doesNotContain("Diolch am gadarnhau");
    }

    @Test
    void needs_the_three_answers() {
        var token = declined("says.nothing@leeds.ac.uk");

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("organisation", "", "role", "Clerk", "reason", "x".repeat(501)))
                .post("/api/v1/registrations/me/appeal")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("#/organisation"))
                .body("errors.pointer", hasItem("#/reason"));
    }

    @Test
    void nobody_appeals_against_a_yes() {
        appeal(register(fixtures, event, form("has.a.place@leeds.gov.uk")))
                .statusCode(409)
                .body("state", equalTo("confirmed"));
    }

    private String declined(String email) {
        var token = register(fixtures, event, formWithReferral(email));
        decide(token, "decline").statusCode(200);
        return token;
    }

    private ValidatableResponse decide(String token, String outcome) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body(Map.of("outcome", outcome, "reason", "A reason"))
                .post("/api/v1/events/{event}/registrations/{reference}/decision", event, reference(token))
                .then();
    }

    /** Until there are accounts, nobody but the shared token decides over HTTP. */
    private void decideAs(String person, String token, boolean yes) {
        var reference = reference(token);
        QuarkusTransaction.requiringNew().run(() -> {
            var found = Registration.findByReference(Event.findBySlug(event).orElseThrow(), reference)
                    .orElseThrow();
            var registration = Registration.lock(found.id());
            if (yes) {
                referrals.approve(registration, person, "A reason");
            } else {
                referrals.decline(registration, person, "A reason", null, null);
            }
        });
    }

    private static String reference(String token) {
        return mine(token).extract().path("reference");
    }

    private static ValidatableResponse appeal(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of(
                        "organisation", "University of Leeds", "role", "Designer", "reason", "You missed the charter"))
                .post("/api/v1/registrations/me/appeal")
                .then();
    }
}
