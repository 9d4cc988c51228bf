package uk.dgnorth.application;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.prove;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.application.Applicants.submit;
import static uk.dgnorth.application.Applicants.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.registration.Sweeping;

/** What strangers can find out, use up or hinder by typing somebody's address: nothing. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailboxProofTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Sweeping sweeping;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_new_code_shows_the_address_as_it_was_typed_even_where_it_is_known() {
        var event = fixtures.anEventWithPlaces(5);
        register(fixtures, event, form("spelling@leeds.gov.uk"));

        var known = submitted(event, form("SPELLING@Leeds.gov.uk"));
        var unknown = submitted(event, form("SOMEBODY.spelling@Leeds.gov.uk"));

        newCode(event, known).statusCode(202).body("sentTo", equalTo("S•••@Leeds.gov.uk"));
        newCode(event, unknown).statusCode(202).body("sentTo", equalTo("S•••@Leeds.gov.uk"));
    }

    @Test
    void a_hold_that_lapsed_is_taken_again_with_the_next_submission() {
        var event = fixtures.anEventWithPlaces(1);
        submitted(event, form("again.held@leeds.gov.uk"));
        clock.advance(Duration.ofHours(1));
        sweeping.run();
        assertThat(fixtures.stock(event)).containsEntry("taken", "0");

        submit(event, form("again.held@leeds.gov.uk"))
                .statusCode(202)
                .body("holdExpiresAt", equalTo("2027-03-01T11:00:00Z"));

        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
        submit(event, form("too.late@leeds.gov.uk")).statusCode(202).body("holdExpiresAt", nullValue());
        clock.advance(Duration.ofHours(1));
        sweeping.run();
        assertThat(fixtures.stock(event)).containsEntry("taken", "0");
    }

    @Test
    void strangers_who_mistype_codes_do_not_keep_the_owner_from_the_link() {
        var event = fixtures.anEventWithPlaces(5);
        for (int stranger = 0; stranger < 2; stranger++) {
            var theirs = submitted(event, form("besieged@leeds.gov.uk"));
            for (int i = 0; i < 5; i++) {
                prove(event, theirs, wrongCode("besieged@leeds.gov.uk")).statusCode(422);
            }
        }
        var own = submitted(event, form("besieged@leeds.gov.uk"));
        var letter = fixtures.letters("besieged@leeds.gov.uk").get(0).get("text");

        prove(event, own, codeSentTo(fixtures, "besieged@leeds.gov.uk"))
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        given().contentType(ContentType.JSON)
                .body(Map.of("token", letter.replaceAll("(?s).*/confirm/([A-Za-z0-9_-]+).*", "$1")))
                .post("/api/v1/events/{event}/registrations/{pendingId}/confirmation", event, own)
                .then()
                .statusCode(200)
                .body("registration.status", equalTo("confirmed"));
    }

    @Test
    void letters_to_an_address_are_limited_alike_whether_it_is_known_or_not() {
        var event = fixtures.anEventWithPlaces(5);
        register(fixtures, event, form("limited@leeds.gov.uk"));
        submitted(event, form("limited+a@leeds.gov.uk"));
        submitted(event, form("Limited@leeds.gov.uk"));
        var unknown = submitted(event, form("unheard.of@leeds.gov.uk"));
        newCode(event, unknown).statusCode(202);
        newCode(event, unknown).statusCode(202);

        var known = refusal(submit(event, form("limited+b@leeds.gov.uk")));

        assertThat(refusal(submit(event, form("unheard.of@leeds.gov.uk")))).isEqualTo(known);
        assertThat(refusal(newCode(event, unknown))).isEqualTo(known);
        assertThat(refusal(link(event, "limited@leeds.gov.uk"))).isEqualTo(known);
        assertThat(refusal(link(event, "unheard.of@leeds.gov.uk"))).isEqualTo(known);
        for (int i = 0; i < 3; i++) {
            link(event, "never.registered@leeds.gov.uk").statusCode(202);
        }
        assertThat(refusal(link(event, "never.registered@leeds.gov.uk"))).isEqualTo(known);
    }

    @Test
    void a_form_sent_again_with_its_key_counts_for_no_limit() {
        var event = fixtures.anEventWithPlaces(5);
        var key = UUID.randomUUID().toString();

        for (int i = 0; i < 6; i++) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(form("flaky.network@leeds.gov.uk"))
                    .post("/api/v1/events/{event}/registrations", event)
                    .then()
                    .statusCode(202);
        }

        assertThat(fixtures.letters("flaky.network@leeds.gov.uk")).hasSize(1);
    }

    private String wrongCode(String email) {
        return codeSentTo(fixtures, email).equals("000000") ? "111111" : "000000";
    }

    /** The answer without what differs each time. */
    private static Map<String, Object> refusal(ValidatableResponse answer) {
        Map<String, Object> body = answer.statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .extract()
                .path("");
        body.remove("instance");
        return body;
    }

    private static ValidatableResponse newCode(String event, String pendingId) {
        return given().post("/api/v1/events/{event}/registrations/{pendingId}/code", event, pendingId)
                .then();
    }

    private static ValidatableResponse link(String event, String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email))
                .post("/api/v1/events/{event}/access-links", event)
                .then();
    }
}
