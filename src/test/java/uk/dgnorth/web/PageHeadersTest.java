package uk.dgnorth.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageHeadersTest {

    private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+");

    @Inject
    Fixtures fixtures;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/privacy",
                "/not-there",
                "/not/there/at/all",
                "/api/v1/events",
                "/api/v1/not-there",
                "/your-registration",
                "/your-registration/a-token",
                "/confirm/a-token",
                "/robots.txt",
                "/assets/x/site.css",
                "/openapi"
            })
    void every_answer_tells_browsers_what_it_never_does(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Permissions-Policy", containsString("camera=()"))
                .header("X-Frame-Options", "DENY")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))));
    }

    @Test
    void assets_can_be_cached_for_ever_and_hold_no_typeface_of_others() {
        var event = fixtures.anEventWithPlaces(1);
        var page =
                given().get("/events/" + event).then().statusCode(200).extract().asString();
        var assets = ASSET.matcher(page)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(assets).hasSize(5);
        for (var asset : assets) {
            var content = given().get(asset)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .extract()
                    .asString();
            assertThat(content).doesNotContain("GDS Transport", "@font-face", ".woff", "crest", "url(/", "url(http");
        }
        var module = assets.stream()
                .filter(asset -> asset.endsWith("/site.js"))
                .findFirst()
                .orElseThrow();
        given().get(module.replace("site.js", "govuk-frontend.min.js"))
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/javascript"));
    }

    @Test
    void an_asset_of_another_release_is_served_and_not_kept() {
        given().get("/assets/other/site.css").then().statusCode(200).header("Cache-Control", "no-cache");
        given().get("/assets/other/../application.properties").then().statusCode(404);
    }

    @Test
    void people_get_a_page_and_programs_a_problem_where_there_is_nothing() {
        for (var path : new String[] {"/not-there", "/events/not-there", "/a/b/c/d"}) {
            given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("text/html")
                    .body(containsString("<h1 class=\"govuk-heading-l\">Page not found</h1>"));
        }
        given().accept("text/html").get("/api/v1/events/not-there").then().contentType("application/problem+json");
        given().accept("application/json").get("/not-there").then().contentType("application/problem+json");
    }
}
