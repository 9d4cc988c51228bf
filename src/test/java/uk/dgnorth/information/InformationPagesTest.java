package uk.dgnorth.information;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class InformationPagesTest {

    private static final Pattern COOKIE_ON_PAGE = Pattern.compile("<td class=\"govuk-table__cell\">(\\w+)</td><td");
    private static final Pattern COOKIE_IN_CODE =
            Pattern.compile("static final String (?:NAME|\\w*COOKIE) = \"(\\w+)\"");

    @Test
    void every_link_of_the_footer_leads_somewhere() {
        var home = given().get("/").then().statusCode(200).extract().asString();
        var links = Pattern.compile("<li><a class=\"govuk-link govuk-link--text-colour\" href=\"([^\"]+)\"")
                .matcher(home)
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).hasSize(7);
        links.forEach(link -> given().get(link).then().statusCode(200));
    }

    @Test
    void the_page_about_cookies_names_those_that_are_set() throws Exception {
        var page = given().get("/cookies").then().statusCode(200).extract().asString();
        var named = COOKIE_ON_PAGE
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(cookiesInCode());
    }

    private static Set<String> cookiesInCode() throws Exception {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var code = new StringBuilder();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                if (text.contains("Cookies")) {
                    code.append(text);
                }
            }
            return COOKIE_IN_CODE
                    .matcher(code)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void programs_find_whom_to_tell_of_a_weakness_and_where_not_to_go() {
        given().get("/.well-known/security.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("Contact: mailto:"), containsString("Expires: 2027-08-28T00:00:00Z"));
        given().get("/robots.txt").then().statusCode(200).body(containsString("Disallow: /confirm/"));
    }

    @Test
    void an_address_can_be_tried_out_on_the_spot() {
        given().accept("text/html")
                .formParam("email", "ada@wigan.gov.uk")
                .post("/who-can-have-a-free-place")
                .then()
                .statusCode(200)
                .body(containsString("You can have a free place"), containsString("Wigan Council"));
        given().accept("text/html")
                .formParam("email", "nobody")
                .post("/who-can-have-a-free-place")
                .then()
                .statusCode(422)
                .body(containsString("<title>Error: "));
    }
}
