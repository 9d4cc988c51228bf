package uk.dgnorth.programme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.room;
import static uk.dgnorth.programme.AProgramme.session;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DraftTest {

    private static final String MORNING = "2027-09-14T10:30:00Z";
    private static final String NOON = "2027-09-14T11:00:00Z";

    @Inject
    Fixtures fixtures;

    @Test
    void takes_back_what_was_read() {
        var programme = aProgramme();
        for (var part :
                List.of("rooms/main-hall", "tracks/inclusion", "speakers/speaker-wigan", "sessions/inclusion")) {
            var read = asOrganiser().get(programme.path() + "/" + part);

            var answer = asOrganiser()
                    .header("If-Match", read.header("ETag"))
                    .body(read.asString())
                    .put(programme.path() + "/" + part);

            assertThat(answer.statusCode()).as(part).isEqualTo(200);
            assertThat(answer.asString()).isEqualTo(read.asString());
            assertThat(answer.header("ETag")).isNotEqualTo(read.header("ETag"));
        }
    }

    @Test
    void tells_the_second_of_two_editors_who_changed_what() {
        var programme = aProgramme();
        var path = programme.path() + "/sessions/opening";
        var read = asOrganiser().get(path);
        var tag = read.header("ETag");
        Map<String, Object> seen = read.jsonPath().getMap("");
        asOrganiser()
                .header("If-Match", tag)
                .body(changed(seen, Map.of("title", "By the first")))
                .put(path)
                .then()
                .statusCode(200);

        asOrganiser()
                .header("If-Match", tag)
                .body(changed(seen, Map.of("title", "By the second")))
                .put(path)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/changed-meanwhile"))
                .body("changes", hasSize(1))
                .body("changes[0].by", equalTo("organiser-token"))
                .body("changes[0].before.title", equalTo("Session opening"))
                .body("changes[0].after.title", equalTo("By the first"));

        assertThat(asOrganiser().get(path).jsonPath().getString("title")).isEqualTo("By the first");
    }

    @Test
    void a_slug_that_stands_for_something_else_in_an_address_is_refused() {
        var programme = aProgramme();

        asOrganiser()
                .body(AProgramme.speaker("progress"))
                .post(programme.path() + "/speakers")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/slug")));
        asOrganiser()
                .body(anEvent().with("slug", "new").plan())
                .post("/api/v1/events")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/slug")));
        asOrganiser()
                .body(Map.of("slug", "new", "name", "New", "startsAt", "2028-09-12T08:30:00Z"))
                .post(programme.path() + "/clones")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/slug")));
        programme.add("speakers", AProgramme.speaker("progress-of-wigan"));
    }

    @Test
    void an_edit_without_a_tag_is_refused() {
        var programme = aProgramme();
        var path = programme.path() + "/rooms/main-hall";

        asOrganiser().body(room("main-hall", 5)).put(path).then().statusCode(428);
        asOrganiser().delete(path).then().statusCode(428);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms/main-hall", "tracks/inclusion", "speakers/speaker-wigan"})
    void what_sessions_name_stays(String part) {
        var programme = aProgramme();
        var path = programme.path() + "/" + part;

        asOrganiser()
                .header("If-Match", asOrganiser().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/part-in-use"))
                .body("sessions", hasItem("opening"));

        asOrganiser().get(path).then().statusCode(200);
    }

    @Test
    void what_no_session_names_can_go() {
        var programme = aProgramme().remove("sessions", "inclusion").remove("rooms", "small-room");

        asOrganiser().get(programme.path() + "/rooms/small-room").then().statusCode(404);
        assertThat(asOrganiser().get(programme.path() + "/sessions").jsonPath().getList("items.slug"))
                .containsExactly("opening");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            endsAt,   2027-09-14T10:30:00Z, #/endsAt
            endsAt,   2027-09-14T09:00:00Z, #/endsAt
            startsAt, 2027-09-14T08:00:00Z, #/startsAt
            endsAt,   2027-09-14T16:00:01Z, #/startsAt
            room,     no-room,              #/room
            track,    no-track,             #/track
            format,   concert,              #/format
            language, 'English, mostly',    #/language
            """)
    void a_session_that_cannot_be_is_refused_with_what_to_change(String member, String value, String pointer) {
        var programme = aProgramme();

        asOrganiser()
                .body(changed(session("new", MORNING, NOON), Map.of(member, value)))
                .post(programme.path() + "/sessions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer));

        asOrganiser().get(programme.path() + "/sessions/new").then().statusCode(404);
    }

    @Test
    void an_abstract_is_bounded_and_refused_by_the_name_it_has_in_json() {
        var programme = aProgramme();

        asOrganiser()
                .body(changed(session("new", MORNING, NOON), Map.of("abstract", "x".repeat(10_000))))
                .post(programme.path() + "/sessions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/abstract"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "# **Markdown** [x](javascript:y)", "{event.class}{{7*7}}"})
    void markup_in_a_title_is_only_text(String title) {
        var programme = aProgramme().change("sessions", "opening", Map.of("title", title));

        assertThat(asOrganiser()
                        .get(programme.path() + "/sessions/opening")
                        .jsonPath()
                        .getString("title"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org", "javascript:alert(1)", "//example.org", "https:"})
    void only_a_secure_address_is_a_link(String url) {
        var programme = aProgramme();

        asOrganiser()
                .body(changed(
                        session("new", MORNING, NOON),
                        Map.of("resources", List.of(Map.of("label", "Slides", "url", url)))))
                .post(programme.path() + "/sessions")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/resources/0/url"));
    }

    @Test
    void an_event_knows_only_its_own_parts() {
        var programme = aProgramme();
        var other = aProgramme().add("rooms", room("other-room", 10));

        asOrganiser().get(programme.path() + "/rooms/other-room").then().statusCode(404);
        asOrganiser()
                .body(changed(session("new", MORNING, NOON), Map.of("room", "other-room")))
                .post(programme.path() + "/sessions")
                .then()
                .statusCode(422);
        assertThat(other.slug()).isNotEqualTo(programme.slug());
    }

    @Test
    void a_slug_is_taken_once_and_stays() {
        var programme = aProgramme();
        var path = programme.path() + "/rooms/main-hall";

        asOrganiser()
                .body(room("main-hall", 1))
                .post(programme.path() + "/rooms")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/slug-taken"));
        asOrganiser()
                .header("If-Match", asOrganiser().get(path).header("ETag"))
                .body(room("another", 1))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("#/slug"));
    }

    @Test
    void adding_again_with_the_same_key_adds_once() {
        var programme = aProgramme();
        var key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            asOrganiser()
                    .header("Idempotency-Key", key)
                    .body(room("new-room", 10))
                    .post(programme.path() + "/rooms")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void lists_come_in_pages() {
        var programme = aProgramme();

        var first = asOrganiser().get(programme.path() + "/sessions?limit=1").jsonPath();
        var second = asOrganiser()
                .get(programme.path() + "/sessions?limit=1&after=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("items.slug")).containsExactly("inclusion");
        assertThat(second.getList("items.slug")).containsExactly("opening");
        assertThat(second.getString("next")).isNull();
        asOrganiser().get(programme.path() + "/rooms?limit=0").then().statusCode(422);
        asOrganiser().get(programme.path() + "/rooms?after=%00").then().statusCode(422);
    }

    @Test
    void only_organisers_see_a_draft() {
        var programme = aProgramme();

        for (var kind : List.of("rooms", "tracks")) {
            given().get(programme.path() + "/" + kind).then().statusCode(401);
        }
        given().contentType(ContentType.JSON)
                .body(room("mine", 1))
                .post(programme.path() + "/rooms")
                .then()
                .statusCode(401);
    }

    @Test
    void the_audit_trail_tells_what_of_a_speaker_changed_and_keeps_nothing_about_the_person() {
        var programme = aProgramme();
        var seen =
                asOrganiser().get(programme.path() + "/speakers/speaker-wigan").header("ETag");
        programme.change(
                "speakers",
                "speaker-wigan",
                Map.of(
                        "contact",
                        Map.of("email", "another@wigan.gov.uk"),
                        "biography",
                        "Another.",
                        "confirmed",
                        false));

        assertThat(fixtures.rows(
                        "select before::text || after::text as entry from audit_entry where event = ?"
                                + " and subject = 'speaker/speaker-wigan'",
                        programme.slug()))
                .hasSize(2)
                .noneMatch(row -> row.toString().matches("(?s).*(@wigan|Wigan Council|nother|announced).*"));
        asOrganiser()
                .header("If-Match", seen)
                .body(AProgramme.speaker("speaker-wigan"))
                .put(programme.path() + "/speakers/speaker-wigan")
                .then()
                .statusCode(412)
                .body("changes[0].by", equalTo("organiser-token"))
                .body("changes[0].after.keySet()", equalTo(Set.of("contact", "biography", "confirmed", "version")))
                .body("changes[0].after.biography", equalTo("(not kept)"))
                .body("changes[0].before.confirmed", equalTo(true))
                .body("changes[0].after.confirmed", equalTo(false));
        asOrganiser()
                .get(programme.path() + "/speakers/speaker-wigan")
                .then()
                .body("contact.email", equalTo("another@wigan.gov.uk"));
    }
}
