package uk.dgnorth.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalledByNameTest {

    private static final int MISDIRECTED = 421;
    private static final String HEADING = "<h1>This is not the address of the website</h1>";

    @Test
    void a_program_under_another_name_gets_a_problem() {
        given().header("Host", "evil.example")
                .get("/api/v1/events")
                .then()
                .statusCode(MISDIRECTED)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/misdirected-request"))
                .body("status", equalTo(MISDIRECTED))
                .body("instance", startsWith("urn:uuid:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/organiser/sign-in", "/assets/x/site.css", "/openapi", "/not-there"})
    void whatever_else_was_asked_for_is_a_page_in_both_languages(String path) {
        given().header("Host", "evil.example")
                .get(path)
                .then()
                .statusCode(MISDIRECTED)
                .contentType("text/html;charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(allOf(
                        containsString(HEADING),
                        containsString("<h1>Nid dyma gyfeiriad y wefan</h1>"),
                        containsString("<a href=\"http://localhost:"),
                        not(containsString("evil.example"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:443", "", "localhost.evil.example"})
    void what_is_no_name_of_ours_is_refused_however_it_is_written(String host) {
        given().header("Host", host).get("/").then().statusCode(MISDIRECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:localhost", "a b", "[::1"})
    void what_is_no_name_at_all_is_refused_by_the_server(String host) {
        given().header("Host", host).get("/").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
    void names_of_this_machine_are_ours_in_development_at_any_port(String host) {
        given().header("Host", host).get("/").then().statusCode(200);
    }

    @Test
    void what_nobody_trusted_says_of_the_name_does_not_count() {
        given().header("Host", "evil.example")
                .header("X-Forwarded-Host", "localhost")
                .header("Forwarded", "host=localhost")
                .get("/")
                .then()
                .statusCode(MISDIRECTED);
        given().header("X-Forwarded-Host", "evil.example").get("/").then().statusCode(200);
    }

    @Test
    void who_calls_by_no_name_is_refused_too() throws IOException {
        try (var connection = new Socket("localhost", RestAssured.port)) {
            connection.setSoTimeout(10_000);
            connection.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(UTF_8));

            assertThat(new String(connection.getInputStream().readAllBytes(), UTF_8))
                    .contains(" 421 ", HEADING);
        }
    }

    @Test
    void a_connection_goes_on_after_a_form_under_another_name() throws IOException {
        try (var connection = new Socket("localhost", RestAssured.port)) {
            connection.setSoTimeout(10_000);
            connection
                    .getOutputStream()
                    .write(("POST /organiser/sign-in HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 5\r\n\r\nemail"
                                    + "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));

            var answers = new String(connection.getInputStream().readAllBytes(), UTF_8);

            assertThat(answers).startsWith("HTTP/1.1 421 ").contains(HEADING, "HTTP/1.1 200 OK");
        }
    }
}
