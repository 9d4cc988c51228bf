package uk.dgnorth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Scope;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RolesAtEventsTest {

    @Inject
    Fixtures fixtures;

    private String ours;
    private String theirs;

    @BeforeEach
    void twoEvents() {
        ours = fixtures.anEventWithPlaces(5);
        theirs = fixtures.anEventWithPlaces(5);
    }

    private static int page(String session, String path) {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .cookie("organiser", session)
                .get(path)
                .statusCode();
    }

    private static Response api(String token, String path) {
        return given().auth().oauth2(token).get(path);
    }

    @Test
    void an_organiser_of_one_event_opens_nothing_of_another() {
        var session = Accounts.with(Role.ORGANISER, ours).session();

        assertThat(page(session, "/organiser/events/" + ours)).isEqualTo(200);
        assertThat(page(session, "/organiser/events/" + theirs)).isEqualTo(403);
        assertThat(page(session, "/organiser/events/new")).isEqualTo(403);
        assertThat(page(session, "/organiser/people")).isEqualTo(403);
        assertThat(given().cookie("organiser", session).get("/organiser").asString())
                .contains("/organiser/events/" + ours)
                .doesNotContain(theirs);
    }

    @Test
    void a_role_ends_with_its_event_and_opens_no_later_one_under_the_same_slug() {
        var event = anEvent().kept();
        var organiser = Accounts.with(Role.ORGANISER, event.slug());
        var token = organiser.token(event.slug(), Scope.READ);
        var session = organiser.session();
        var tag = asOrganiser().get(event.path()).header("ETag");

        asOrganiser().header("If-Match", tag).delete(event.path()).then().statusCode(204);
        asOrganiser().body(event.plan()).post("/api/v1/events").then().statusCode(201);

        assertThat(api(token, event.path() + "/registrations").statusCode()).isEqualTo(401);
        assertThat(page(session, "/organiser/events/" + event.slug())).isEqualTo(403);
    }

    @Test
    void tricks_with_the_address_do_not_lead_past_the_event() {
        var session = Accounts.with(Role.ORGANISER, ours).session();

        for (var path : new String[] {
            "/organiser/events/" + ours + "/../" + theirs,
            "/organiser/events/" + ours + "/%2e%2e/" + theirs,
            "/organiser/events/" + theirs + ";event=" + ours,
            "/organiser/events//" + theirs,
            "//organiser/events/" + theirs,
            "/organiser/events/" + theirs.replace("e", "%65"),
            "/organiser/./events/" + theirs
        }) {
            var answer = given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .accept("text/html")
                    .cookie("organiser", session)
                    .get(path);
            assertThat(answer.statusCode()).as(path).isNotEqualTo(200);
        }
    }

    @Test
    void a_token_does_what_it_is_for_at_its_event_and_no_more_than_its_account() {
        var organiser = Accounts.with(Role.ORGANISER, ours);
        var registrations = "/api/v1/events/" + ours + "/registrations";

        assertThat(api(organiser.token(ours, "read"), registrations).statusCode())
                .isEqualTo(200);
        assertThat(api(organiser.token("*", "read"), "/api/v1/events/" + theirs + "/registrations")
                        .statusCode())
                .as("more than its account")
                .isEqualTo(403);
        var everywhere = Accounts.organiser();
        assertThat(api(everywhere.token(ours, "read"), "/api/v1/events/" + theirs + "/registrations")
                        .statusCode())
                .as("another event than its own")
                .isEqualTo(403);
        assertThat(api(everywhere.token("*", "check-in"), registrations).statusCode())
                .as("another scope")
                .isEqualTo(403);
        assertThat(api(everywhere.token("*", "read"), "/api/v1/events/" + ours + "/attendees.csv")
                        .statusCode())
                .as("an export without its scope")
                .isEqualTo(403);
        assertThat(api(everywhere.token("*", "export"), "/api/v1/events/" + ours + "/attendees.csv")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api(everywhere.token("*", "read", "write", "export"), "/api/v1/accounts")
                        .statusCode())
                .as("nobody's roles change by a token")
                .isEqualTo(403);
        assertThat(given().auth()
                        .oauth2(everywhere.token("*", "read"))
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/events")
                        .statusCode())
                .as("a change with a token to read")
                .isEqualTo(403);
    }

    @Test
    void a_token_makes_others_that_can_do_no_more_and_revokes_them() {
        var organiser = Accounts.organiser();
        var token = organiser.token(ours, "read", "write");
        var made = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("""
                        {"name": "screen in the foyer", "event": "%s", "scopes": ["read"], "days": 3}""".formatted(ours))
                .post("/api/v1/api-tokens");
        assertThat(made.statusCode()).isEqualTo(201);
        var secret = made.jsonPath().getString("secret");
        assertThat(api(secret, "/api/v1/events/" + ours + "/registrations").statusCode())
                .isEqualTo(200);
        for (var more : new String[] {
            "{\"name\": \"x\", \"event\": \"*\", \"scopes\": [\"read\"], \"days\": 3}",
            "{\"name\": \"x\", \"event\": \"%s\", \"scopes\": [\"export\"], \"days\": 3}".formatted(ours),
            "{\"name\": \"x\", \"event\": \"%s\", \"scopes\": [\"read\"], \"days\": 400}".formatted(ours)
        }) {
            assertThat(given().auth()
                            .oauth2(token)
                            .contentType("application/json")
                            .body(more)
                            .post("/api/v1/api-tokens")
                            .statusCode())
                    .as(more)
                    .isEqualTo(422);
        }

        for (int i = organiser.tokens(); i < ApiTokenDesk.MOST; i++) {
            organiser.token(ours, "read");
        }
        assertThat(given().auth()
                        .oauth2(token)
                        .contentType("application/json")
                        .body("{\"name\": \"x\", \"event\": \"%s\", \"scopes\": [\"read\"], \"days\": 3}"
                                .formatted(ours))
                        .post("/api/v1/api-tokens")
                        .statusCode())
                .as("one more than can be listed")
                .isEqualTo(422);

        var id = api(secret, "/api/v1/api-tokens")
                .jsonPath()
                .getLong("items.find { it.name == 'screen in the foyer' }.id");
        assertThat(given().auth()
                        .oauth2(Accounts.organiser().token("*", "write"))
                        .delete("/api/v1/api-tokens/" + id)
                        .statusCode())
                .as("somebody else's token")
                .isEqualTo(404);
        given().auth().oauth2(token).delete("/api/v1/api-tokens/" + id).then().statusCode(204);
        assertThat(api(secret, "/api/v1/events/" + ours + "/registrations").statusCode())
                .isEqualTo(401);
        assertThat(fixtures.rows("select encode(token_hash, 'escape') as hash from api_token"))
                .noneMatch(row -> row.get("hash").contains(token));
    }
}
