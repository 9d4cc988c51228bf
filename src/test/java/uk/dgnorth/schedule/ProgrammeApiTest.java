package uk.dgnorth.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.speaker;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgrammeApiTest {

    @Test
    void the_programme_has_all_that_a_reader_needs_in_one_answer() {
        var programme = aProgramme()
                .change("speakers", "speaker-wigan", Map.of("jobTitle", "Head of digital"))
                .released();

        given().get(programme.path() + "/programme")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("event", equalTo(programme.slug()))
                .body("release", equalTo(1))
                .body("releasedAt", equalTo("2027-03-01T09:00:00Z"))
                .body("timezone", equalTo("Europe/London"))
                .body("items.slug", contains("opening", "inclusion"))
                .body("items[0].abstract", equalTo("About opening."))
                .body("items[0].startsAt", equalTo("2027-09-14T08:30:00Z"))
                .body("items[0].room.name", equalTo("Room main-hall"))
                .body("items[0].track.name", equalTo("Digital inclusion"))
                .body("items[0].speakers[0].name", equalTo("Speaker to be announced, Wigan Council"))
                .body("items[0].speakers[0].jobTitle", equalTo("Head of digital"))
                .body("items[0].speakers[0].organisation", equalTo("Wigan Council"))
                .body("items[0].capacity", nullValue())
                .body("items[1].capacity", equalTo(30));
    }

    @Test
    void what_is_only_in_the_draft_is_not_public() {
        var programme = aProgramme().released();

        programme.change("sessions", "opening", Map.of("title", "Secret")).add("speakers", speaker("speaker-secret"));

        for (var path : List.of("/programme", "/sessions", "/sessions/opening", "/speakers", "/schedule.json")) {
            assertThat(given().get(programme.path() + path).asString())
                    .as(path)
                    .doesNotContainIgnoringCase("secret")
                    .doesNotContain("speaker@wigan.gov.uk", "confirmed", "unavailable");
        }
        given().get(programme.path() + "/speakers/speaker-secret").then().statusCode(404);
        asOrganiser()
                .get(programme.path() + "/sessions/opening")
                .then()
                .header("ETag", equalTo("\"1\""))
                .header("Cache-Control", "no-store")
                .body("title", equalTo("Secret"));
        asOrganiser()
                .get(programme.path() + "/speakers")
                .then()
                .header("Cache-Control", "no-store")
                .body("items.slug", hasItem("speaker-secret"));
    }

    @Test
    void before_the_first_release_there_is_nothing_in_it() {
        var programme = aProgramme();

        given().get(programme.path() + "/programme")
                .then()
                .statusCode(200)
                .body("release", nullValue())
                .body("items", empty());
        given().get(programme.path() + "/speakers").then().statusCode(200).body("items", empty());
        given().get(programme.path() + "/sessions/opening").then().statusCode(404);
        given().get(programme.path() + "/speakers/speaker-wigan").then().statusCode(404);
        given().get(programme.path() + "/sessions/opening.ics").then().statusCode(404);
        given().get("/api/v1/events/no-such-event/programme")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void a_session_and_a_speaker_name_each_other() {
        var programme = aProgramme()
                .change("sessions", "opening", Map.of("level", "advanced", "resources", List.of(link())))
                .change("speakers", "speaker-wigan", Map.of("links", List.of(link()), "pronouns", "they/them"))
                .released();

        given().get(programme.path() + "/sessions/opening")
                .then()
                .statusCode(200)
                .body("title", equalTo("Session opening"))
                .body("level", equalTo("advanced"))
                .body("room.stepFree", equalTo(true))
                .body("resources[0].url", equalTo("https://example.org/slides"))
                .body("speakers.slug", contains("speaker-wigan"));
        given().get(programme.path() + "/speakers/speaker-wigan")
                .then()
                .statusCode(200)
                .body("biography", equalTo("To be announced."))
                .body("pronouns", equalTo("they/them"))
                .body("links[0].label", equalTo("Slides"))
                .body("contact", nullValue())
                .body("sessions.slug", contains("opening"))
                .body("sessions[0].room.slug", equalTo("main-hall"));
    }

    @Test
    void lists_are_read_page_by_page() {
        var programme = aProgramme()
                .add("speakers", speaker("speaker-b"))
                .add("speakers", speaker("speaker-a"))
                .released();

        var next = given().get(programme.path() + "/speakers?limit=2")
                .then()
                .body("items.slug", contains("speaker-a", "speaker-b"))
                .extract()
                .<String>path("next");

        given().get(programme.path() + "/speakers?limit=2&after=" + next)
                .then()
                .body("items.slug", contains("speaker-wigan"))
                .body("next", nullValue());
        given().get(programme.path() + "/speakers?limit=0").then().statusCode(422);
        given().get(programme.path() + "/sessions?after=No").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/programme",
                "/programme.ics",
                "/sessions",
                "/sessions/opening",
                "/sessions/opening.ics",
                "/speakers",
                "/speakers/speaker-wigan",
                "/schedule.json",
                "/schedule.xml"
            })
    void caches_may_keep_it_for_a_minute_and_ask_whether_it_has_changed(String path) {
        var programme = aProgramme().released();
        var address = programme.path() + path;
        var first = given().get(address);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(String.join(", ", first.headers().getValues("Vary"))).contains("Authorization");
        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(304);
        assertThat(given().header("Accept-Encoding", "gzip").get(address).header("Content-Encoding"))
                .isEqualTo("gzip");

        programme
                .change("sessions", "opening", Map.of("title", "Welcome"))
                .change("speakers", "speaker-wigan", Map.of("jobTitle", "Head of digital"))
                .released();
        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(200)
                .header("ETag", not(first.header("ETag")));
    }

    @Test
    void other_methods_are_still_for_organisers() {
        var event = anEvent().kept();

        given().contentType("application/json")
                .body("{}")
                .post(event.path() + "/sessions")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .put(event.path() + "/speakers/x")
                .then()
                .statusCode(401);
        given().delete(event.path() + "/sessions/x").then().statusCode(401);
        given().auth()
                .oauth2("not-a-token")
                .get(event.path() + "/sessions")
                .then()
                .statusCode(401);
    }

    private static Map<String, String> link() {
        return Map.of("label", "Slides", "url", "https://example.org/slides");
    }
}
