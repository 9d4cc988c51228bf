package uk.dgnorth.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.LeftToItself;

@QuarkusTest
@TestProfile(LeftToItself.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicationTest {

    @Inject
    Fixtures fixtures;

    @Test
    void a_page_is_made_once_for_all_who_read_the_same_language() {
        var slug = fixtures.anEventWithPlaces(7);
        var page = "/events/" + slug;

        var first = plain().get(page);
        fixtures.update("update event set slug = 'gone-' || slug where slug = ?", slug);
        var again = plain().get(page);
        var welsh = plain().cookie("language", "cy").get(page);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(welsh.statusCode())
                .as("not made yet, so it finds the event gone")
                .isEqualTo(404);
    }

    @Test
    void a_client_that_has_the_page_is_told_so() {
        var first = plain().get("/cookies");

        plain().header("If-None-Match", first.header("ETag"))
                .get("/cookies")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(first.header("ETag")))
                .header("Cache-Control", "public, max-age=60")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        plain().header("If-None-Match", "W/\"of-another\"")
                .get("/cookies")
                .then()
                .statusCode(200);
        plain().header("If-None-Match", first.header("ETag"))
                .cookie("language", "cy")
                .get("/cookies")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"cy\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1"})
    void a_page_is_compressed_for_those_who_ask(String wishes) {
        var compressed = given().header("Accept-Encoding", wishes).get("/cookies");

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(varies(compressed)).contains("Accept-Encoding", "Cookie");
        assertThat(compressed.asString()).isEqualTo(plain().get("/cookies").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", ""})
    void a_page_is_sent_as_it_is_to_those_who_do_not(String wishes) {
        var page = plain().header("Accept-Encoding", wishes).get("/cookies");

        assertThat(page.header("Content-Encoding")).isNull();
        assertThat(page.asString()).contains("</html>");
    }

    private static String varies(Response answer) {
        return String.join(", ", answer.headers().getValues("Vary"));
    }

    private static RequestSpecification plain() {
        return given().config(RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }
}
