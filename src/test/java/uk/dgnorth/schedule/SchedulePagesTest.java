package uk.dgnorth.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.event.AnEvent;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchedulePagesTest {

    private static final String MARKUP = "</script><script>alert(1)</script> {inject:site.name} & <b>bold</b>";

    @Test
    void an_event_leads_to_its_programme_which_says_when_there_is_none() {
        var programme = aProgramme();

        assertThat(page("/events/" + programme.slug())
                        .select("a[href=/events/" + programme.slug() + "/programme]")
                        .text())
                .isEqualTo("See the programme");
        assertThat(page("/events/" + programme.slug() + "/programme")
                        .select("main")
                        .text())
                .contains("The programme is not published yet.");
        given().get("/events/" + programme.slug() + "/sessions/opening").then().statusCode(404);
        given().get("/events/no-such-event/programme").then().statusCode(404);
    }

    @Test
    void the_programme_says_which_version_it_is() {
        var programme = aProgramme().released();

        assertThat(page("/events/" + programme.slug() + "/programme")
                        .select("main")
                        .text())
                .contains("Programme released on Monday 1 March 2027, version 1", "A note");
    }

    @Test
    void a_timetable_has_a_row_for_each_start_and_a_column_for_each_room() {
        var programme = aProgramme()
                .change("sessions", "inclusion", Map.of("startsAt", "2027-09-14T08:30:00Z"))
                .add("sessions", session("later", "2027-09-14T09:15:00Z", "2027-09-14T10:00:00Z"))
                .released();

        var table = page("/events/" + programme.slug() + "/programme").select("table");

        assertThat(table.select("thead th").eachText()).containsExactly("Time", "Room main-hall", "Room small-room");
        assertThat(table.select("tbody th[scope=row]").eachText()).containsExactly("9:30am", "10:15am");
        assertThat(table.select("tbody tr").get(0).select("td").eachText())
                .containsExactly(
                        "Session opening 9:30am to 10:15am", "Session inclusion 9:30am to 11:15am Booking needed");
        assertThat(table.select("tbody tr").get(0).select("td").get(1).attr("rowspan"))
                .isEqualTo("2");
        assertThat(table.select("tbody tr").get(1).select("td").eachText())
                .containsExactly("Session later 10:15am to 11am");
        assertThat(page("/events/" + programme.slug() + "/programme?view=list").select("table"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "track=skills, Session skills",
        "room=small-room, Session inclusion",
        "format=workshop, Session inclusion",
        "speaker=speaker-wigan&room=main-hall&q=OPENING, Session opening",
        "q=llyr, Session skills",
        "q=LLŶR, Session skills",
        "q=100%25, Session skills",
        "q=wigan, Session opening",
        "q=%25, Session skills",
        "q=_, ''",
        "q=.*, ''",
        "track=none, ''",
    })
    void sessions_are_found_by_what_they_are_and_say(String query, String found) {
        var programme = aProgramme()
                .add("tracks", Map.of("slug", "skills", "name", "Skills"))
                .add("sessions", session("skills", "2027-09-14T12:00:00Z", "2027-09-14T13:00:00Z"))
                .change(
                        "sessions",
                        "skills",
                        Map.of("track", "skills", "abstract", "Llŷr: 100% online", "speakers", List.of()))
                .released();

        var page = page("/events/" + programme.slug() + "/programme?" + query);

        assertThat(String.join(",", page.select(".dgn-session__title").eachText()))
                .isEqualTo(found);
        assertThat(page.select("main").text()).contains("Sessions found: " + (found.isEmpty() ? 0 : 1));
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void markup_is_shown_as_it_was_typed() throws IOException {
        var programme = aProgramme()
                .change("sessions", "opening", Map.of("title", MARKUP, "abstract", MARKUP))
                .change("speakers", "speaker-wigan", Map.of("name", MARKUP, "biography", MARKUP))
                .change("rooms", "main-hall", Map.of("name", MARKUP))
                .released();

        for (var path : List.of(
                "/programme",
                "/programme?q=%3C/script%3E%22",
                "/sessions/opening",
                "/speakers",
                "/speakers/speaker-wigan")) {
            var page = page("/events/" + programme.slug() + path);
            assertThat(page.select("main b")).as(path).isEmpty();
            assertThat(page.select("main script:not([type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
        }
        var session = page("/events/" + programme.slug() + "/sessions/opening");
        assertThat(session.select("h1").text()).isEqualTo(MARKUP);
        assertThat(data(session).get("name").asText()).isEqualTo(MARKUP);
    }

    @Test
    void search_engines_are_told_of_the_event_and_its_sessions() throws IOException {
        var programme = aProgramme().released();

        var event = data(page("/events/" + programme.slug() + "/programme"));
        var session = data(page("/events/" + programme.slug() + "/sessions/opening"));

        assertThat(event.get("@type").asText()).isEqualTo("Event");
        assertThat(event.get("subEvent").findValuesAsText("startDate"))
                .containsExactly("2027-09-14T09:30:00+01:00", "2027-09-14T10:30:00+01:00");
        assertThat(session.get("startDate").asText()).isEqualTo("2027-09-14T09:30:00+01:00");
        assertThat(session.at("/location/name").asText()).isEqualTo("Room main-hall, Central Hall");
        assertThat(session.at("/performer/0/name").asText()).isEqualTo("Speaker to be announced, Wigan Council");
        assertThat(session.at("/superEvent/name").asText()).isEqualTo("Spring Fair");
    }

    @Test
    void a_feed_tells_what_each_release_changed() {
        var programme = aProgramme()
                .released()
                .change("sessions", "opening", Map.of("startsAt", "2027-09-14T08:45:00Z"))
                .remove("sessions", "inclusion")
                .released();

        var answer = given().get("/events/" + programme.slug() + "/programme.atom");

        assertThat(answer.contentType()).isEqualTo("application/atom+xml;charset=utf-8");
        var feed = Jsoup.parse(answer.asString(), "", Parser.xmlParser());
        assertThat(feed.select("feed > entry > title").eachText())
                .containsExactly("Version 2 of the programme", "Version 1 of the programme");
        assertThat(feed.select("feed > entry > updated").get(0).text()).isEqualTo("2027-03-01T09:00:00Z");
        assertThat(feed.select("feed > entry > content").get(0).text())
                .contains("A note")
                .contains("Moved: Session opening, 9:45am on Tuesday 14 September 2027")
                .contains("Cancelled: Session inclusion");
        assertThat(answer.asString()).doesNotContain("organiser-token");
        given().get("/events/" + anEvent().kept().slug() + "/programme.atom")
                .then()
                .statusCode(200)
                .body(containsString("<feed"));
    }

    /** The clocks go back at 01:00Z on 31 October 2027: what they show from 1am to 2am they show twice. */
    @Test
    void times_are_right_over_a_change_of_clocks() {
        var programme = AProgramme.of(over31October("Europe/London"))
                .add("sessions", session("night", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"))
                .add("sessions", session("noon", "2027-10-31T12:00:00Z", "2027-10-31T13:00:00Z"))
                .released();

        var days = page("/events/" + programme.slug() + "/programme?view=list").select(".dgn-day");

        assertThat(days.select("h2").eachText()).containsExactly("Tuesday 14 September 2027", "Sunday 31 October 2027");
        assertThat(days.get(1).select(".dgn-session__time").eachText())
                .containsExactly("1:30am (BST) to 1:30am (GMT)", "midday to 1pm");
    }

    @Test
    void times_are_those_of_the_events_own_zone_and_say_so() {
        var programme = AProgramme.of(over31October("America/New_York"))
                .add("sessions", session("night", "2027-10-31T03:30:00Z", "2027-10-31T04:30:00Z"))
                .released();

        var page = page("/events/" + programme.slug() + "/programme?view=list");

        assertThat(page.select("main").text()).contains("in the time zone America/New York");
        assertThat(page.select(".dgn-day").last().select("h2").text()).isEqualTo("Saturday 30 October 2027");
        assertThat(page.select(".dgn-day").last().select(".dgn-session__time").text())
                .isEqualTo("11:30pm to 12:30am on Sunday 31 October 2027");
    }

    private static AnEvent over31October(String zone) {
        return anEvent()
                .with("timezone", zone)
                .with("startsAt", "2027-09-14T08:30:00Z")
                .with("endsAt", "2027-11-01T16:00:00Z")
                .kept();
    }

    private static JsonNode data(Document page) throws IOException {
        return new ObjectMapper()
                .readTree(
                        page.select("script[type=application/ld+json]").first().data());
    }

    private static Document page(String path) {
        var html = given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        ValidHtml.check(html, path);
        return Jsoup.parse(html);
    }
}
