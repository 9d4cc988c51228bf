package uk.dgnorth.publicbody;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EligibilityCheckApiTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void counts_lookalikes_that_are_tried_on_the_page_too() {
        var before = alerts();

        for (int i = 0; i < 4; i++) {
            given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("email", "a@notgov.uk")
                    .post("/who-can-have-a-free-place")
                    .then()
                    .statusCode(200);
        }

        assertThat(alerts()).isGreaterThan(before);
    }

    private double alerts() {
        return metrics.counter("dgn.alerts", "kind", "lookalike").count();
    }

    @Test
    void says_who_can_have_a_free_place() {
        var answer = check("""
                {"email": " A@B.Wigan.gov.uk "}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.as(Map.class))
                .isEqualTo(Map.of(
                        "outcome", "eligible",
                        "rule", "R3-public",
                        "heading", "You can have a free place",
                        "explanation",
                                "b.wigan.gov.uk belongs to Wigan Council, which is part of the UK public sector. "
                                        + "Confirm your email address to continue.",
                        "organisation", "Wigan Council",
                        "domain", "b.wigan.gov.uk"));
    }

    @Test
    void knows_no_event_that_is_not_there() {
        var answer = check("""
                {"email": "a@wigan.gov.uk", "event": "no-such-event"}""");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void leaves_out_what_it_does_not_know() {
        var answer = check("""
                {"email": "no address"}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.as(Map.class))
                .isEqualTo(Map.of(
                        "outcome", "invalid",
                        "rule", "R1-format",
                        "heading", "There is a problem",
                        "explanation", "Enter an email address in the correct format, like name@example.gov.uk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"email\": null}", "{\"email\": {}}", "{\"email\": \"a@gov.uk\", \"name\": \"A\"}", ""})
    void refuses_what_is_no_question(String body) {
        var answer = check(body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refuses_an_address_that_is_far_too_long() {
        assertThat(check("{\"email\": \"%s\"}".formatted("a".repeat(1001))).statusCode())
                .isEqualTo(422);
        assertThat(check("{\"email\": \"%s\"}".formatted("a".repeat(1000))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answers_for_any_characters() {
        var answer = check("{\"email\": \"\\u0000\\uD800@\\u674E.gov.uk\"}");

        assertThat(answer.jsonPath().getString("outcome")).isEqualTo("invalid");
    }

    private static Response check(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/eligibility-checks");
    }
}
