package uk.dgnorth.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.session;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.AProgramme;
import uk.dgnorth.programme.Releases;

/** Written by one library, read by another. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgrammeCalendarTest {

    @Inject
    SessionCalendar calendars;

    @Inject
    Releases releases;

    @Test
    void the_whole_programme_can_be_subscribed_to() {
        var programme = AProgramme.of(
                        anEvent().with("name", "Fair; spring, 2027").kept())
                .released();

        var calendar = calendar(programme.path() + "/programme.ics");

        assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
        assertThat(calendar.getMethod().isPublish()).isTrue();
        assertThat(calendar.getNames().get(0).getValue()).isEqualTo("Fair; spring, 2027");
        assertThat(calendar.getExperimentalProperty("X-WR-CALNAME").getValue()).contains("2027");
        assertThat(calendar.getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactly("Session opening", "Session inclusion");
    }

    @Test
    void an_entry_says_what_where_and_when() {
        var programme = aProgramme().released();

        var event = entry(programme.path() + "/sessions/opening.ics");

        assertThat(event.getUid().getValue()).isEqualTo("opening." + programme.slug() + "@localhost");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo("2027-03-01T09:00:00Z");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2027-09-14T08:30:00Z");
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2027-09-14T09:15:00Z");
        assertThat(event.getLocation().getValue())
                .isEqualTo("Room main-hall, Central Hall, 1 Market Street, Manchester");
        assertThat(event.getDescription().getValue())
                .isEqualTo("Speaker to be announced, Wigan Council, Wigan Council\n\nAbout opening.");
        assertThat(event.getUrl().getValue()).endsWith("/events/" + programme.slug() + "/sessions/opening");
    }

    @Test
    void a_session_that_moves_keeps_its_uid_and_raises_its_sequence() {
        var programme = aProgramme().released();
        var before = entry(programme.path() + "/sessions/opening.ics");

        programme
                .change("sessions", "opening", Map.of("startsAt", "2027-09-14T08:45:00Z"))
                .released();

        var after = entry(programme.path() + "/sessions/opening.ics");
        assertThat(after.getUid()).isEqualTo(before.getUid());
        assertThat(after.getSequence().getValue()).isOne();
        assertThat(entry(programme.path() + "/sessions/inclusion.ics")
                        .getSequence()
                        .getValue())
                .isZero();
    }

    @Test
    void a_session_that_is_gone_can_be_taken_back() {
        var programme = aProgramme().released().remove("sessions", "inclusion").released();
        var event = QuarkusTransaction.requiringNew()
                .call(() -> Event.findBySlug(programme.slug()).orElseThrow());
        var before = releases.find(event, 1).orElseThrow();

        var cancelled = calendars.cancellation(
                event,
                releases.newest(event).orElseThrow(),
                before.programme(),
                before.programme().session("inclusion").orElseThrow());

        var calendar = Biweekly.parse(new String(cancelled.ics(), StandardCharsets.UTF_8))
                .first();
        assertThat(calendar.getMethod().isCancel()).isTrue();
        var entry = calendar.getEvents().get(0);
        assertThat(entry.getUid().getValue()).isEqualTo("inclusion." + programme.slug() + "@localhost");
        assertThat(entry.getSequence().getValue()).isOne();
        assertThat(entry.getStatus().isCancelled()).isTrue();
    }

    @Test
    void a_track_can_be_subscribed_to_by_itself() {
        var programme = aProgramme()
                .add("tracks", Map.of("slug", "skills", "name", "Skills"))
                .change("sessions", "opening", Map.of("track", "skills"))
                .released();

        var calendar = calendar(programme.path() + "/programme.ics?track=skills");

        assertThat(calendar.getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactly("Session opening");
        assertThat(calendar.getNames().get(0).getValue()).isEqualTo("Spring Fair: Skills");
        given().get(programme.path() + "/programme.ics?track=none").then().statusCode(404);
    }

    @Test
    void before_the_first_release_it_is_an_empty_calendar() {
        var programme = aProgramme();

        assertThat(calendar(programme.path() + "/programme.ics").getEvents()).isEmpty();
    }

    /** The clocks go back at 01:00Z on 31 October 2027. */
    @Test
    void its_times_are_right_over_a_change_of_clocks() {
        var programme = AProgramme.of(anEvent()
                        .with("startsAt", "2027-09-14T08:30:00Z")
                        .with("endsAt", "2027-11-01T16:00:00Z")
                        .kept())
                .add("sessions", session("night", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"))
                .released();

        var event = entry(programme.path() + "/sessions/night.ics");

        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2027-10-31T01:30:00Z");
    }

    private static VEvent entry(String path) {
        return calendar(path).getEvents().get(0);
    }

    private static ICalendar calendar(String path) {
        var answer = given().get(path).then().statusCode(200).extract().response();
        assertThat(answer.contentType()).isEqualTo("text/calendar;charset=utf-8");
        var text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        return Biweekly.parse(text).first();
    }
}
