package uk.dgnorth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @Test
    void is_ready_on_the_management_port_once_the_database_answers() {
        given().when().get(readiness).then().statusCode(200).body("status", is("UP"));
    }
}
