package uk.dgnorth.attendee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangeDetailsTest {

    @Inject
    Fixtures fixtures;

    private String event;

    @BeforeEach
    void anEvent() {
        event = fixtures.anEventWithPlaces(20);
    }

    @Test
    void changes_what_was_sent_and_leaves_the_rest() {
        var form = form("changes@leeds.gov.uk");
        form.put("jobTitle", "Designer");
        form.put("badgeName", "Tess");
        var token = register(fixtures, event, form);

        var etag = etag(token);
        var changed = patch(token, etag, """
                {"fullName": " Other Person ", "organisation": "Leeds City Council", "badgeName": null}""")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("fullName", equalTo("Other Person"))
                .body("organisation", equalTo("Leeds City Council"))
                .body("jobTitle", equalTo("Designer"))
                .body("badgeName", nullValue())
                .extract();

        assertThat(changed.header("ETag")).isNotEqualTo(etag).isEqualTo(etag(token));
        mine(token).body("fullName", equalTo("Other Person")).body("badgeName", nullValue());
        assertThat(fixtures.row("""
                        select actor, event, subject, before::text, after::text from audit_entry
                        where action = 'details changed' and event = ?""", event))
                .isEqualTo(Map.of(
                        "actor", "attendee",
                        "event", event,
                        "subject", changed.path("reference"),
                        "before", "{}",
                        "after", "{\"fields\": [\"badgeName\", \"fullName\", \"organisation\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json"})
    void takes_a_patch_by_either_name(String contentType) {
        var token = register(fixtures, event, form("by.name@leeds.gov.uk"));

        given().auth()
                .oauth2(token)
                .header("If-Match", etag(token))
                .header("Content-Type", contentType)
                .body("{\"jobTitle\": \"Designer\"}")
                .patch("/api/v1/registrations/me")
                .then()
                .statusCode(200)
                .body("jobTitle", equalTo("Designer"));
    }

    @Test
    void what_was_read_can_be_sent_back_and_changes_nothing() {
        var token = register(fixtures, event, form("same.again@leeds.gov.uk"));
        var read = mine(token).extract();

        patch(token, read.header("ETag"), read.asString()).statusCode(200).header("ETag", equalTo(read.header("ETag")));
        patch(token, read.header("ETag"), "{}").statusCode(200).header("ETag", equalTo(read.header("ETag")));

        mine(token).body("timeline.what", not(hasItem("details changed")));
    }

    @Test
    void the_email_address_stays() {
        var token = register(fixtures, event, form("stays@leeds.gov.uk"));

        for (var body : List.of("{\"email\": \"other@leeds.gov.uk\"}", "{\"email\": null}")) {
            patch(token, etag(token), body).statusCode(422).body("errors.pointer", equalTo(List.of("#/email")));
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("{\"fullName\": null}", "#/fullName", "Enter your full name"),
                Arguments.of("{\"fullName\": \" \"}", "#/fullName", "Enter your full name"),
                Arguments.of(
                        "{\"fullName\": \"" + "x".repeat(201) + "\"}",
                        "#/fullName",
                        "Your full name must be 200 characters or fewer"),
                Arguments.of(
                        "{\"badgeName\": \"a\\r\\nBcc: x@example.com\"}",
                        "#/badgeName",
                        "Use letters, numbers and punctuation on one line"),
                Arguments.of("{\"jobTitle\": \"a\\u0000b\"}", "#/jobTitle", null),
                Arguments.of("{\"organisation\": 7}", "#/organisation", null),
                Arguments.of("{\"organisation\": {}}", "#/organisation", null),
                Arguments.of("{\"surname\": \"Person\"}", "#/surname", null),
                Arguments.of("null", "#", "Send a JSON object"),
                Arguments.of("[]", "#", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void says_what_has_to_change_in_the_words_of_the_form(String body, String pointer, String detail) {
        var token = register(fixtures, event, form("refused" + body.hashCode() + "@leeds.gov.uk"));

        var answer = patch(token, etag(token), body)
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer", hasItem(pointer));

        if (detail != null) {
            answer.body("errors.detail", hasItem(detail));
        }
        mine(token).body("fullName", equalTo("Test Person"));
    }

    @Test
    void a_body_that_is_no_json_is_unreadable() {
        var token = register(fixtures, event, form("no.json@leeds.gov.uk"));

        patch(token, etag(token), "{").statusCode(400).body("type", equalTo("/problems/unreadable-request"));
    }

    @Test
    void needs_the_state_that_was_seen() {
        var token = register(fixtures, event, form("seen@leeds.gov.uk"));
        var seen = etag(token);

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"jobTitle\": \"Designer\"}")
                .patch("/api/v1/registrations/me")
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/if-match-needed"));
        patch(token, seen, "{\"jobTitle\": \"Designer\"}").statusCode(200);
        patch(token, seen, "{\"jobTitle\": \"Writer\"}")
                .statusCode(412)
                .body("type", equalTo("/problems/changed-meanwhile"));

        mine(token).body("jobTitle", equalTo("Designer"));
    }

    @Test
    void is_possible_while_a_person_decides_and_while_waiting() {
        var full = fixtures.anEventWithPlaces(0);
        for (var token : List.of(
                register(fixtures, event, formWithReferral("referred@leeds.ac.uk")),
                register(fixtures, full, form("waits.here@leeds.gov.uk")))) {
            mine(token).body("actions", hasItem("change-details"));

            patch(token, etag(token), "{\"badgeName\": \"Tess\"}")
                    .statusCode(200)
                    .body("badgeName", equalTo("Tess"));
        }
    }

    @Test
    void keeps_what_a_referred_person_said_of_the_organisation() {
        var token = register(fixtures, event, formWithReferral("still.said@leeds.ac.uk"));

        patch(token, etag(token), "{\"organisation\": \"University of Leeds\"}").statusCode(200);

        assertThat(fixtures.row(
                        "select referral_organisation from registration where email = 'still.said@leeds.ac.uk'"))
                .containsEntry("referral_organisation", "Northumbria Housing");
    }

    @Test
    void is_over_when_the_registration_is() {
        var token = register(fixtures, event, form("is.over@leeds.gov.uk"));
        given().auth()
                .oauth2(token)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200)
                .body("actions", empty());

        patch(token, etag(token), "{\"badgeName\": \"Tess\"}")
                .statusCode(409)
                .body("type", equalTo("/problems/not-possible-now"))
                .body("state", equalTo("cancelled"))
                .body("actions", empty());
    }

    @Test
    void nobody_else_can() {
        var body = "{\"badgeName\": \"Tess\"}";

        patch("no-such-token", "\"0\"", body).statusCode(401);
        patch(Fixtures.ORGANISER_TOKEN, "\"0\"", body).statusCode(403);
    }

    private static String etag(String token) {
        return mine(token).statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse patch(String token, String etag, String body) {
        return given().auth()
                .oauth2(token)
                .header("If-Match", etag)
                .contentType("application/json")
                .body(body)
                .patch("/api/v1/registrations/me")
                .then();
    }
}
