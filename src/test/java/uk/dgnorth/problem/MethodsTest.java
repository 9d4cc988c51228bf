package uk.dgnorth.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class MethodsTest {

    /** Where the paths of resource classes overlap, Quarkus answers 404: they all start at /api/v1/events. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/events",
                "/api/v1/events/an-event",
                "/api/v1/events/an-event/place-types",
                "/api/v1/events/an-event/registrations",
                "/api/v1/events/an-event/registrations/searches",
                "/api/v1/events/an-event/registrations/ABCDEFGH/decision",
                "/api/v1/events/an-event/registrations/pending/confirmation",
                "/api/v1/events/an-event/access-links",
                "/api/v1/events/an-event/attendees.csv",
                "/api/v1/events/an-event/emails",
                "/api/v1/eligibility-checks",
                "/api/v1/registrations/me/cancellation"
            })
    void a_method_that_an_address_does_not_have_is_named_as_such(String path) {
        given().patch(path)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/method-not-allowed"));
    }
}
