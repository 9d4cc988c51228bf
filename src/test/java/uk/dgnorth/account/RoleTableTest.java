package uk.dgnorth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Scope;
import uk.dgnorth.access.SpeakerTokens;
import uk.dgnorth.programme.AProgramme;
import uk.dgnorth.web.Route;

/**
 * Every route, as every role: docs/roles.md has the table, and this test says whether it is true. It asks thousands of
 * times, so it does that by the client of the JDK, at a fraction of what the usual one costs.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoleTableTest {

    private static final Path DOCS = Path.of("docs/roles.md");
    private static final Path ACTUAL = Path.of("target/role-table.md");
    private static final String HEAD =
            "| operation | everybody | attendee | speaker | steward | reviewer | needs reader | organiser | of every event |";
    private static final String[] SCOPES = {
        Scope.READ, Scope.WRITE, Scope.EXPORT, Scope.REFERRALS, Scope.CHECK_IN, Scope.NEEDS
    };

    private static final Caller EVERYBODY = route -> Map.entry("Accept-Language", "en");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String FILES = """
            --x\r
            Content-Disposition: form-data; name="x"\r
            \r
            x\r
            --x--\r
            """;

    @TestHTTPResource("/")
    URI service;

    @Inject
    Fixtures fixtures;

    @Inject
    SpeakerTokens speakers;

    private String ours;
    private String theirs;
    private String attendee;
    private String attendeesBrowser;
    private String speaker;

    /** Somebody whose browser and programs come with what opens the routes for a role. */
    private interface Caller {

        /** @return the name and the value of a header */
        Map.Entry<String, String> opening(Route route);
    }

    @BeforeEach
    void twoEvents() {
        ours = fixtures.anEventWithPlaces(5);
        theirs = fixtures.anEventWithPlaces(5);
        attendee = register(fixtures, ours, form("role.table." + ours + "@leeds.gov.uk"));
        attendeesBrowser = given().redirects()
                .follow(false)
                .post("/your-registration/{token}", attendee)
                .cookie("registration");
        speaker = QuarkusTransaction.requiringNew()
                .call(() -> speakers.issue("nobody.speaks@leeds.gov.uk", Instant.parse("2099-01-01T00:00:00Z")));
    }

    private Map<String, Caller> callers() {
        var callers = new LinkedHashMap<String, Caller>();
        callers.put("everybody", EVERYBODY);
        callers.put("attendee", route -> route.isApi() ? token(attendee) : cookie("registration", attendeesBrowser));
        callers.put("speaker", route -> route.isApi() ? token(speaker) : cookie("speaker", speaker));
        callers.put("steward", account(Accounts.with(Role.STEWARD, ours)));
        callers.put("reviewer", account(Accounts.with(Role.REVIEWER, ours)));
        callers.put("needs reader", account(Accounts.with(Role.NEEDS_READER, ours)));
        callers.put("organiser", account(Accounts.with(Role.ORGANISER, ours)));
        callers.put("of every event", account(Accounts.organiser()));
        return callers;
    }

    /** With a new session for each page, since some end it. */
    private static Caller account(Accounts.Somebody somebody) {
        var token = somebody.token(Grant.EVERY_EVENT, SCOPES);
        return route -> route.isApi() ? token(token) : cookie("organiser", somebody.session());
    }

    private static Map.Entry<String, String> token(String token) {
        return Map.entry("Authorization", "Bearer " + token);
    }

    private static Map.Entry<String, String> cookie(String name, String value) {
        return Map.entry("Cookie", name + "=" + value);
    }

    @Test
    void the_table_in_the_docs_says_who_may_do_what() throws IOException {
        var callers = callers();
        var rows = Route.all()
                .filter(route -> !route.template().startsWith("/development/"))
                .sorted(Comparator.comparing(route -> route.template().endsWith("/sign-out")))
                .map(route -> "| " + route.method() + " `" + route.template() + "` | "
                        + callers.values().stream()
                                .map(caller -> isAllowed(sendTo(ours, route, caller)) ? "yes" : "-")
                                .collect(Collectors.joining(" | "))
                        + " |")
                .toList();
        Files.writeString(ACTUAL, HEAD + "\n|---" + "|---".repeat(8) + "|\n" + String.join("\n", rows) + "\n");

        assertThat(tableOf(Files.readAllLines(DOCS)))
                .as("docs/roles.md against " + ACTUAL)
                .isEqualTo(rows);
    }

    private static List<String> tableOf(List<String> lines) {
        return lines.stream()
                .skip(lines.indexOf(HEAD) + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    @Test
    void an_organiser_of_another_event_may_do_with_this_one_what_everybody_may() {
        var stranger = account(Accounts.with(
                new Grant(Role.ORGANISER, theirs),
                new Grant(Role.REVIEWER, theirs),
                new Grant(Role.STEWARD, theirs),
                new Grant(Role.NEEDS_READER, theirs)));
        for (var route : Route.all()
                .filter(route -> route.template().contains("/events/{event}"))
                .toList()) {
            assertThat(isAllowed(sendTo(ours, route, stranger)))
                    .as(String.valueOf(route))
                    .isEqualTo(isAllowed(sendTo(ours, route, EVERYBODY)));
        }
    }

    @Test
    void things_of_another_event_are_not_there_for_an_organiser() {
        AProgramme.aProgramme();
        register(fixtures, theirs, form("role.table." + theirs + "@leeds.gov.uk"));
        var reference = fixtures.row(
                        "select reference from registration join event on event.id = event_id where slug = ?", theirs)
                .get("reference");
        var letter = fixtures.row("select min(id) as id from outbox_message where event = ?", theirs)
                .get("id");
        var foreign = Map.of("reference", reference, "id", letter, "number", "1");
        var organiser = account(Accounts.with(Role.ORGANISER, ours));
        var seen = 0;
        for (var route : Route.all()
                .filter(route -> route.template().contains("/events/{event}/"))
                .filter(route ->
                        route.template().matches(".*\\{(reference|id|number|room|track|session|speaker|slug)}.*"))
                .toList()) {
            var path = route.template().replace("{event}", ours).replace("{kind}", "rooms");
            for (var known : foreign.entrySet()) {
                path = path.replace("{" + known.getKey() + "}", known.getValue());
            }
            path = path.replaceAll("\\{(room|slug)}", "main-hall")
                    .replace("{session}", "opening")
                    .replaceAll("\\{[^}]*}", "x");
            var request = request(route, organiser, path);
            if (!route.isGet()) {
                request.header("If-Match", "\"0\"");
            }
            assertThat(send(request).statusCode()).as(route + " " + path).isBetween(300, 499);
            seen++;
        }
        assertThat(seen).isGreaterThan(40);
    }

    private HttpResponse<Void> sendTo(String event, Route route, Caller caller) {
        var path = route.template().replace("{event}", event).replaceAll("\\{[^}]*}", "999999999");
        return send(request(route, caller, path));
    }

    private HttpRequest.Builder request(Route route, Caller caller, String path) {
        var opening = caller.opening(route);
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "*/*")
                .header(opening.getKey(), opening.getValue());
        if (route.isForFiles()) {
            return request.header("Content-Type", "multipart/form-data; boundary=x")
                    .method(route.method(), BodyPublishers.ofString(FILES));
        }
        if (!route.isGet()) {
            request.header("Content-Type", route.isApi() ? "application/json" : "application/x-www-form-urlencoded");
        }
        return request.method(route.method(), BodyPublishers.noBody());
    }

    private static HttpResponse<Void> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the answer is about what was asked for, and not about who asked. */
    private static boolean isAllowed(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isLessThan(500);
        var location = answer.headers().firstValue("Location").orElse("");
        var sentAway = answer.statusCode() == 303
                && !location.contains("why=signed-out")
                && location.matches(".*/(organiser/sign-in|organiser/proof|new-link|speaker/sign-in)([?].*)?");
        return answer.statusCode() != 401 && answer.statusCode() != 403 && !sentAway;
    }
}
