package uk.dgnorth.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.organiser.AnOrganiser.fieldsOf;
import static uk.dgnorth.organiser.AnOrganiser.page;
import static uk.dgnorth.organiser.AnOrganiser.signedIn;
import static uk.dgnorth.programme.AProgramme.aProgramme;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.programme.AProgramme;

/** The draft as organisers edit it on the web. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PartPagesTest {

    private AnOrganiser organiser;

    @BeforeEach
    void signIn() {
        organiser = signedIn();
    }

    @Test
    void each_kind_is_added_with_a_slug_made_from_its_name() {
        var event = anEvent().kept();
        var pages = "/organiser/events/" + event.slug();

        add(pages, "rooms", Map.of("name", "Main Hall", "capacity", "1,200", "stepFree", "yes", "hearingLoop", "no"));
        add(pages, "tracks", Map.of("name", "Cynhwysiant dïgidol"));
        add(pages, "speakers", Map.of("name", "Speaker to be announced", "contact-email", "a@example.org"));
        add(
                pages,
                "sessions",
                Map.of(
                        "title", "Opening",
                        "format", "keynote",
                        "startsAt-time", "9:30",
                        "endsAt-date", "2027-09-14",
                        "endsAt-time", "10:15",
                        "room", "main-hall",
                        "speakers-2", "speaker-to-be-announced",
                        "resources-0-label", "Slides",
                        "resources-0-url", "https://example.org/slides"));

        var api = event.path();
        assertThat(asOrganiser().get(api + "/rooms/main-hall").jsonPath().getMap(""))
                .containsEntry("capacity", 1200)
                .containsEntry("stepFree", true)
                .containsEntry("hearingLoop", false);
        assertThat(asOrganiser().get(api + "/tracks/cynhwysiant-digidol").statusCode())
                .isEqualTo(200);
        assertThat(asOrganiser()
                        .get(api + "/speakers/speaker-to-be-announced")
                        .jsonPath()
                        .getString("contact.email"))
                .isEqualTo("a@example.org");
        var session = asOrganiser().get(api + "/sessions/opening").jsonPath();
        assertThat(session.getString("startsAt")).isEqualTo("2027-09-14T08:30:00Z");
        assertThat(session.getString("endsAt")).isEqualTo("2027-09-14T09:15:00Z");
        assertThat(session.getList("speakers")).isEqualTo(List.of("speaker-to-be-announced"));
        assertThat(session.getString("resources[0].url")).isEqualTo("https://example.org/slides");
        assertThat(organiser.read(pages + "/sessions?saved=opening").text())
                .contains("We have saved “Opening”.", "Main Hall");
    }

    private void add(String pages, String kind, Map<String, String> fields) {
        organiser.read(pages + "/add/" + kind);
        var answer = organiser.send(pages + "/add/" + kind, fields);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
    }

    @Test
    void what_is_saved_unchanged_stays_as_it_was() {
        var programme = aProgramme();
        for (var part : List.of("rooms/main-hall", "tracks/inclusion", "speakers/speaker-wigan", "sessions/opening")) {
            var before =
                    asOrganiser().get(programme.path() + "/" + part).jsonPath().getMap("");
            var path = "/organiser/events/" + programme.slug() + "/" + part;

            var answer = organiser.send(path, fieldsOf(organiser.read(path)));
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
            assertThat(asOrganiser()
                            .get(programme.path() + "/" + part)
                            .jsonPath()
                            .getMap(""))
                    .isEqualTo(before);
        }
    }

    @Test
    void what_cannot_be_used_is_said_at_its_field_and_kept() {
        var programme = aProgramme();
        var pages = "/organiser/events/" + programme.slug();

        var room = organiser.send(pages + "/add/rooms", Map.of("name", "<b>{7*7}</b>", "capacity", "many"));
        assertThat(room.statusCode()).isEqualTo(422);
        var page = page(room);
        assertThat(page.title()).startsWith("Error: Add a room");
        assertThat(page.select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#capacity", "#stepFree", "#hearingLoop");
        assertThat(page.getElementById("name").val()).isEqualTo("<b>{7*7}</b>");
        assertThat(page.getElementById("capacity-error").text()).contains("Enter a whole number");

        var session = page(organiser.send(
                pages + "/add/sessions",
                Map.of(
                        "title", "A title",
                        "abstract", "x".repeat(5001),
                        "format", "talk",
                        "startsAt-date", "2027-09-31",
                        "startsAt-time", "10:00",
                        "room", "no-such-room",
                        "resources-1-label", "Slides",
                        "resources-1-url", "javascript:alert(1)")));
        assertThat(session.select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#abstract", "#startsAt", "#resources-0-url");

        var outside = page(organiser.send(
                pages + "/add/sessions",
                Map.of(
                        "title", "A title",
                        "format", "talk",
                        "startsAt-date", "2027-09-15",
                        "startsAt-time", "10:00",
                        "endsAt-date", "2027-09-15",
                        "endsAt-time", "11:00")));
        assertThat(outside.getElementById("startsAt-error").text()).contains("between the start and the end");

        var taken = organiser.send(pages + "/add/tracks", Map.of("name", "Another", "slug", "inclusion"));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(page(taken).getElementById("slug-error").text()).contains("Choose another slug");
    }

    @Test
    void a_time_that_the_clocks_leave_out_is_refused() {
        var event = anEvent()
                .with("startsAt", "2028-03-25T09:00:00Z")
                .with("endsAt", "2028-03-27T16:00:00Z")
                .with("registration", Map.of("opensAt", "2027-02-01T09:00:00Z", "closesAt", "2027-09-13T22:59:00Z"))
                .kept();

        var answer = organiser.send(
                "/organiser/events/" + event.slug() + "/add/sessions",
                Map.of(
                        "title", "At night",
                        "format", "talk",
                        "startsAt-date", "2028-03-26",
                        "startsAt-time", "01:30",
                        "endsAt-time", "03:00"));

        assertThat(page(answer).getElementById("startsAt-error").text()).contains("The clocks go forward");
        assertThat(page(answer).getElementById("endsAt-error").text()).contains("Enter a date");
    }

    @Test
    void the_second_of_two_editors_is_told_and_nothing_is_overwritten() {
        var programme = aProgramme();
        var path = "/organiser/events/" + programme.slug() + "/sessions/opening";
        var second = new LinkedHashMap<>(fieldsOf(organiser.read(path)));
        programme.change("sessions", "opening", Map.of("title", "Welcome to all", "abstract", "By the first."));

        second.put("abstract", "By the second.");
        second.put("startsAt-time", "09:45");
        var told = organiser.send(path, second);

        assertThat(told.statusCode()).isEqualTo(412);
        var page = page(told);
        assertThat(page.select("h1").text()).isEqualTo("Somebody else changed this while you were working on it");
        assertThat(page.select("main table th[scope=row]").eachText()).containsExactly("Abstract", "Title");
        assertThat(page.select("main table td").eachText())
                .containsExactly("About opening.", "By the first.", "Session opening", "Welcome to all");
        assertThat(page.select(".govuk-inset-text").text()).contains("You have both changed: Abstract");
        assertThat(asOrganiser()
                        .get(programme.path() + "/sessions/opening")
                        .jsonPath()
                        .getString("abstract"))
                .isEqualTo("By the first.");

        var merged = fieldsOf(page);
        assertThat(merged)
                .containsEntry("title", "Welcome to all")
                .containsEntry("abstract", "By the second.")
                .containsEntry("startsAt-time", "09:45");
        assertThat(organiser.send(path, merged).statusCode()).isEqualTo(303);
        var saved = asOrganiser().get(programme.path() + "/sessions/opening").jsonPath();
        assertThat(saved.getString("title")).isEqualTo("Welcome to all");
        assertThat(saved.getString("abstract")).isEqualTo("By the second.");
        assertThat(saved.getString("startsAt")).isEqualTo("2027-09-14T08:45:00Z");
    }

    @Test
    void what_somebody_else_removed_can_be_added_again() {
        var programme = aProgramme();
        var path = "/organiser/events/" + programme.slug() + "/rooms/spare";
        programme.add("rooms", AProgramme.room("spare", 20));
        var fields = fieldsOf(organiser.read(path));
        programme.remove("rooms", "spare");

        var told = organiser.send(path, fields);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(page(told).text()).contains("Somebody has removed this room meanwhile");
        assertThat(organiser
                        .send(page(told).select("main form").attr("action"), fieldsOf(page(told)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(asOrganiser().get(programme.path() + "/rooms/spare").statusCode())
                .isEqualTo(200);
    }

    @Test
    void of_a_speaker_the_page_shows_who_changed_what_and_what_it_is_now() {
        var programme = aProgramme();
        var path = "/organiser/events/" + programme.slug() + "/speakers/speaker-wigan";
        var second = new LinkedHashMap<>(fieldsOf(organiser.read(path)));
        programme.change("speakers", "speaker-wigan", Map.of("biography", "First.", "confirmed", false));
        programme.change("speakers", "speaker-wigan", Map.of("biography", "Second."));

        second.put("biography", "Mine.");
        var told = page(organiser.send(path, second));

        assertThat(told.select("main table td").eachText())
                .containsExactly("(not kept)", "(not kept)", "yes", "no", "(not kept)", "Second.");
        assertThat(fieldsOf(told)).containsEntry("biography", "Mine.");
    }

    @Test
    void removing_asks_first_and_says_which_sessions_are_in_the_way() {
        var programme = aProgramme();
        var path = "/organiser/events/" + programme.slug() + "/speakers/speaker-wigan/remove";
        var asked = organiser.read(path);

        var refused = organiser.send(path, fieldsOf(asked));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(page(refused).select("main li a").eachText()).containsExactly("Session opening");

        programme.change("sessions", "opening", Map.of("speakers", List.of()));
        programme.change("speakers", "speaker-wigan", Map.of("organisation", "Another Council"));
        var told = organiser.send(path, fieldsOf(asked));
        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(page(told).select("main table td").eachText()).containsExactly("(not kept)", "Another Council");

        assertThat(organiser.send(path, fieldsOf(page(told))).statusCode()).isEqualTo(303);
        assertThat(asOrganiser()
                        .get(programme.path() + "/speakers/speaker-wigan")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_a_page_and_no_json() {
        var programme = aProgramme();
        for (var path : List.of(
                "/organiser/events/no-such-event/rooms",
                "/organiser/events/" + programme.slug() + "/no-such-kind",
                "/organiser/events/" + programme.slug() + "/rooms/no-such-room",
                "/organiser/events/" + programme.slug() + "/rooms/..%2F..%2Fx")) {
            var answer = organiser.browser().get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).startsWith("text/html");
        }
    }
}
