package uk.dgnorth.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.organiser.AnOrganiser.fieldsOf;
import static uk.dgnorth.organiser.AnOrganiser.page;
import static uk.dgnorth.organiser.AnOrganiser.signedIn;
import static uk.dgnorth.programme.AProgramme.aProgramme;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.programme.AProgramme;

/** Events and their releases as organisers plan them on the web, and events made from others. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventPagesTest {

    @Inject
    Fixtures fixtures;

    private AnOrganiser organiser;

    @BeforeEach
    void signIn() {
        organiser = signedIn();
    }

    @Test
    void an_event_is_added_in_the_times_of_its_zone() {
        var slug = "added-" + UUID.randomUUID();
        var fields = new HashMap<>(fieldsOf(organiser.read("/organiser/events/new")));
        fields.putAll(
                Map.of("name", "Spring Fair", "slug", slug, "summary", "A day.\r\nAll day.", "venue-name", "Hall"));
        fields.putAll(moment("startsAt", "2027-09-14", "09:00"));
        fields.putAll(moment("endsAt", "2027-09-14", "17:00"));
        fields.putAll(moment("registration-opensAt", "2027-01-14", "09:00"));
        fields.putAll(moment("registration-closesAt", "2027-09-13", "23:59"));
        fields.putAll(Map.of(
                "placeTypes-0-name",
                "Public sector",
                "placeTypes-0-slug",
                "public-sector",
                "placeTypes-0-capacity",
                "5"));

        var answer = organiser.send("/organiser/events/new", fields);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        var event = asOrganiser().get("/api/v1/events/" + slug).jsonPath();
        assertThat(event.getString("startsAt")).isEqualTo("2027-09-14T08:00:00Z");
        assertThat(event.getString("registration.opensAt")).isEqualTo("2027-01-14T09:00:00Z");
        assertThat(event.getString("summary")).isEqualTo("A day.\nAll day.");
        assertThat(organiser.read("/organiser/events/" + slug).text()).contains("0 of 5 places taken");
    }

    private static Map<String, String> moment(String name, String date, String time) {
        return Map.of(name + "-date", date, name + "-time", time);
    }

    @Test
    void what_cannot_be_used_of_an_event_is_said_at_its_field() {
        var event = anEvent().kept();
        var path = "/organiser/events/" + event.slug() + "/edit";
        var fields = new HashMap<>(fieldsOf(organiser.read(path)));
        fields.putAll(Map.of("venue-name", "", "timezone", "Europe/Manchester", "endsAt-date", "2027-09-13"));
        fields.put("placeTypes-0-capacity", "-1");

        var refused = organiser.send(path, fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page(refused).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#venue-name", "#timezone", "#endsAt", "#placeTypes-0-capacity");
    }

    @Test
    void an_event_saved_unchanged_stays_as_it_was_and_a_late_edit_is_told() {
        var event = anEvent().kept();
        var path = "/organiser/events/" + event.slug() + "/edit";
        var late = new HashMap<>(fieldsOf(organiser.read(path)));
        var before = asOrganiser().get(event.path()).jsonPath().getMap("");
        organiser.send(path, fieldsOf(organiser.read(path))).then().statusCode(303);
        assertThat(asOrganiser().get(event.path()).jsonPath().getMap("")).isEqualTo(before);
        var first = new HashMap<>(fieldsOf(organiser.read(path)));
        first.put("name", "Summer Fair");
        organiser.send(path, first).then().statusCode(303);

        late.put("summary", "By the second.");
        var told = organiser.send(path, late);

        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(page(told).select("main table td").eachText()).contains("Spring Fair", "Summer Fair");
        organiser.send(path, fieldsOf(page(told))).then().statusCode(303);
        assertThat(asOrganiser().get(event.path()).jsonPath().getString("name")).isEqualTo("Summer Fair");
        assertThat(asOrganiser().get(event.path()).jsonPath().getString("summary"))
                .isEqualTo("By the second.");
    }

    @Test
    void fewer_places_than_are_taken_need_a_tick() {
        var event = anEvent().kept();
        fixtures.update(
                "update place_stock set taken = 8 where place_type_id in (select t.id from place_type t"
                        + " join event e on e.id = t.event_id where e.slug = ?)",
                event.slug());
        var path = "/organiser/events/" + event.slug() + "/edit";
        var fields = new HashMap<>(fieldsOf(organiser.read(path)));
        fields.put("placeTypes-0-capacity", "5");

        var refused = organiser.send(path, fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page(refused).getElementById("placeTypes-0-capacity-error").text())
                .contains("8 places are taken");

        fields.put("placeTypes-0-belowTaken", "yes");
        organiser.send(path, fields).then().statusCode(303);
    }

    @Test
    void an_event_is_made_from_another_without_people_with_its_programme_moved_on_the_clock() {
        var programme = aProgramme().released();
        var slug = "clone-" + UUID.randomUUID();
        var path = "/organiser/events/" + programme.slug() + "/clone";
        var fields = new HashMap<>(fieldsOf(organiser.read(path)));
        fields.putAll(Map.of("name", "Winter Fair", "slug", slug));
        fields.putAll(moment("startsAt", "2028-01-18", "10:30"));

        var answer = organiser.send(path, fields);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        var event = asOrganiser().get("/api/v1/events/" + slug).jsonPath();
        assertThat(event.getString("name")).isEqualTo("Winter Fair");
        assertThat(event.getString("startsAt")).isEqualTo("2028-01-18T10:30:00Z");
        assertThat(event.getString("endsAt")).isEqualTo("2028-01-18T18:00:00Z");
        assertThat(event.getList("placeTypes.capacity")).isEqualTo(List.of(500));
        var session = asOrganiser()
                .get("/api/v1/events/" + slug + "/sessions/opening")
                .jsonPath();
        assertThat(session.getString("startsAt")).isEqualTo("2028-01-18T10:30:00Z");
        assertThat(session.getString("room")).isEqualTo("main-hall");
        assertThat(session.getList("speakers")).isEmpty();
        assertThat(asOrganiser()
                        .get("/api/v1/events/" + slug + "/speakers")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(asOrganiser()
                        .get("/api/v1/events/" + slug + "/programme/releases")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void the_api_makes_clones_once_for_each_key_and_refuses_a_taken_slug() {
        var programme = aProgramme();
        var clones = programme.path() + "/clones";
        var slug = "clone-" + UUID.randomUUID();
        var body = Map.of("slug", slug, "name", "A clone", "startsAt", "2028-09-12T08:30:00Z");

        for (int i = 0; i < 2; i++) {
            var made = asOrganiser().header("Idempotency-Key", slug).body(body).post(clones);
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
            assertThat(made.header("Location")).endsWith("/api/v1/events/" + slug);
            assertThat(made.header("ETag")).isEqualTo("\"0\"");
        }
        assertThat(asOrganiser().body(body).post(clones).jsonPath().getString("type"))
                .isEqualTo("/problems/slug-taken");
        assertThat(asOrganiser().body(Map.of("name", "x")).post(clones).statusCode())
                .isEqualTo(422);
        assertThat(asOrganiser()
                        .body(body)
                        .post("/api/v1/events/no-such-event/clones")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_clash_blocks_the_release_until_it_is_mended() {
        var programme = aProgramme();
        var pages = "/organiser/events/" + programme.slug();
        programme.add("sessions", AProgramme.session("twin", "2027-09-14T08:45:00Z", "2027-09-14T09:30:00Z"));
        var blocked = organiser.read(pages + "/preview");
        assertThat(blocked.text()).contains("Clashes to mend first", "New: “Session twin”");
        assertThat(blocked.select("main form")).isEmpty();
        var refused = organiser.send(pages + "/releases", Map.of("note", "A note"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(page(refused).select(".govuk-error-summary a[href=#release]"))
                .hasSize(1);

        programme.remove("sessions", "twin");
        organiser
                .send(pages + "/releases", Map.of("note", "x".repeat(501)))
                .then()
                .statusCode(422);
        organiser
                .send(pages + "/releases", Map.of("note", "<i>A note</i>"))
                .then()
                .statusCode(303);
        var again = organiser.send(pages + "/releases", Map.of("note", ""));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(page(again).text()).contains("The draft is the same as the newest release");

        assertThat(organiser.read(pages + "/releases?done=released").text())
                .contains("We have released the draft", "Release 1", "<i>A note</i>");
        assertThat(organiser.read(pages + "/releases/1").text()).contains("Session opening", "Room main-hall");
    }

    @Test
    void a_release_is_restored_into_the_draft() {
        var programme = aProgramme().released();
        var pages = "/organiser/events/" + programme.slug();
        programme.change("sessions", "opening", Map.of("title", "Another title"));
        assertThat(organiser.read(pages + "/preview").text())
                .contains("Retitled: “Session opening” is now “Another title”");

        var asked = organiser.read(pages + "/releases/1/restore");
        organiser
                .send(asked.select("main form").attr("action"), fieldsOf(asked))
                .then()
                .statusCode(303);

        assertThat(asOrganiser()
                        .get(programme.path() + "/sessions/opening")
                        .jsonPath()
                        .getString("title"))
                .isEqualTo("Session opening");
        assertThat(organiser.browser().get(pages + "/releases/2").statusCode()).isEqualTo(404);
    }
}
