package uk.dgnorth.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.account.Accounts;

/** What holds for each route that the code has, so that nobody can forget a new one. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryRouteTest {

    private static final List<String> FOR_EVERYBODY = List.of(
            "/",
            "/privacy",
            "/cookies",
            "/accessibility-statement",
            "/contact",
            "/terms",
            "/data-sources",
            "/who-can-have-a-free-place");

    /** What organisers too see as it was released. */
    private static final List<String> RELEASED = List.of(
            "/api/v1/events/x/programme",
            "/api/v1/events/x/programme.ics",
            "/api/v1/events/x/schedule.json",
            "/api/v1/events/x/schedule.xml");

    private static final List<String> API_FOR_EVERYBODY = Stream.concat(
                    RELEASED.stream(),
                    Stream.of(
                            "/api/v1/events",
                            "/api/v1/events/x",
                            "/api/v1/events/x/sessions",
                            "/api/v1/events/x/speakers"))
            .toList();

    @Inject
    Fixtures fixtures;

    private String event;
    private String attendeeToken;
    private Cookie session;
    private String organiser;
    private List<String> cookiesWithPurpose;

    @BeforeEach
    void anEvent() {
        event = fixtures.anEventWithPlaces(5);
        var cookies = Jsoup.parse(given().get("/cookies").asString());
        cookiesWithPurpose = cookies.select("tbody td:first-child").eachText();
    }

    @Test
    void there_are_routes() {
        assertThat(routes().filter(Route::isApi)).hasSizeGreaterThan(25);
        assertThat(routes().filter(route -> !route.isApi())).hasSizeGreaterThan(25);
    }

    @Test
    void answers_strangers_without_breaking_and_tells_browsers_what_it_never_does() {
        for (var route : routes().toList()) {
            var answer = send(route, stranger());

            assertThat(answer.statusCode()).as(String.valueOf(route)).isLessThan(500);
            assertSafe(route, answer);
            if (route.isApi() && answer.statusCode() >= 400) {
                assertThat(answer.contentType()).as(String.valueOf(route)).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void keeps_personal_pages_out_of_caches() {
        for (var route :
                routes().filter(Route::isGet).filter(route -> !route.isApi()).toList()) {
            var answer = send(route, attendee());

            assertThat(answer.statusCode()).as(String.valueOf(route)).isLessThan(500);
            assertSafe(route, answer);
            if (!isForEverybody(route)) {
                assertThat(answer.header("Cache-Control"))
                        .as(String.valueOf(route))
                        .contains("no-store");
            }
        }
    }

    @Test
    void keeps_answers_of_the_API_out_of_caches_unless_they_are_for_everybody() {
        for (var route : routes().filter(Route::isApi).toList()) {
            var answer = send(route, stranger());
            var forEverybody = API_FOR_EVERYBODY.contains(route.path()) && answer.statusCode() == 200;
            assertThat(answer.header("Cache-Control"))
                    .as(String.valueOf(route))
                    .isEqualTo(forEverybody ? "public, max-age=60" : "no-store");
        }
        for (var route : routes().filter(Route::isApi).filter(Route::isGet).toList()) {
            assertThat(send(route, stranger().auth().oauth2(Fixtures.ORGANISER_TOKEN))
                            .header("Cache-Control"))
                    .as(route + " for organisers")
                    .isEqualTo(RELEASED.contains(route.path()) ? "public, max-age=60" : "no-store");
            if (!API_FOR_EVERYBODY.contains(route.path())) {
                assertThat(send(route, stranger().auth().oauth2(attendeeToken()))
                                .header("Cache-Control"))
                        .as(route + " for attendees")
                        .isEqualTo("no-store");
            }
        }
    }

    @Test
    void refuses_forms_of_other_sites() {
        var posts = routes().filter(route -> !route.isApi() && !route.isGet()).toList();
        assertThat(posts).hasSizeGreaterThan(9);
        for (var route : posts) {
            for (var foreign : List.of(
                    anybody(route).header("Sec-Fetch-Site", "cross-site"),
                    anybody(route).header("Sec-Fetch-Site", "same-site"),
                    anybody(route).header("Origin", "https://evil.example"))) {
                var answer = send(route, foreign);

                assertThat(answer.statusCode()).as(String.valueOf(route)).isEqualTo(403);
                assertThat(answer.asString()).contains("We could not accept this form");
            }
        }
    }

    private static boolean isForEverybody(Route route) {
        return FOR_EVERYBODY.contains(route.path())
                || route.path().startsWith("/assets/")
                || route.path().startsWith("/development/")
                || route.path().endsWith(".txt")
                || route.path().matches("/events/[^/]+(/(programme|sessions|speakers).*)?");
    }

    private void assertSafe(Route route, Response answer) {
        var name = String.valueOf(route);
        assertThat(answer.header("X-Content-Type-Options")).as(name).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).as(name).contains("default-src 'none'");
        assertThat(answer.header("Content-Security-Policy")).as(name).contains("frame-ancestors 'none'");
        assertThat(answer.header("Content-Security-Policy")).as(name).doesNotContain("unsafe");
        assertThat(answer.header("Referrer-Policy")).as(name).isEqualTo("no-referrer");
        assertThat(answer.header("Permissions-Policy")).as(name).isNotBlank();
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as(name).isEqualTo("same-origin");
        for (var cookie : answer.detailedCookies()) {
            assertThat(cookiesWithPurpose).as(name).contains(cookie.getName());
            assertThat(cookie.isHttpOnly()).as(name).isTrue();
            assertThat(cookie.getSameSite()).as(name).isIn("Lax", "Strict");
            assertThat(cookie.getPath()).as(name).isEqualTo("/");
            assertThat(cookie.getDomain()).as(name).isNull();
        }
    }

    private RequestSpecification stranger() {
        return given().redirects().follow(false).accept("*/*");
    }

    private String attendeeToken() {
        if (attendeeToken == null) {
            attendeeToken = register(fixtures, event, form("every.route." + event + "@leeds.gov.uk"));
        }
        return attendeeToken;
    }

    private RequestSpecification attendee() {
        if (session == null) {
            session = given().redirects()
                    .follow(false)
                    .post("/your-registration/{token}", attendeeToken())
                    .getDetailedCookie("registration");
        }
        return stranger().cookie(session);
    }

    /** Whoever the route is for: others are sent away before anybody asks where their form comes from. */
    private RequestSpecification anybody(Route route) {
        if (!route.path().startsWith("/organiser")) {
            return attendee();
        }
        if (organiser == null) {
            organiser = Accounts.organiser().session();
        }
        return stranger().cookie("organiser", organiser);
    }

    private Response send(Route route, RequestSpecification request) {
        var path = route.path().replaceFirst("^(/api/v1)?/events/x(?=/|$)", "$1/events/" + event);
        if (route.isForFiles() && !route.isApi()) {
            request.multiPart("x", "x");
        } else if (!route.isGet()) {
            request.contentType(route.isApi() ? "application/json" : "application/x-www-form-urlencoded");
        }
        return request.request(route.method(), path);
    }

    private static Stream<Route> routes() {
        return Route.all();
    }
}
