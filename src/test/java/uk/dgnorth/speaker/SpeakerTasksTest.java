package uk.dgnorth.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;
import static uk.dgnorth.speaker.ASpeaker.browser;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpeakerTasksTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    SpeakerRetention retention;

    @Inject
    EntityManager entities;

    private ASpeaker speaker;
    private String session;

    @BeforeEach
    void anAcceptedSpeaker() {
        speaker = aSpeaker(fixtures);
        session = speaker.accepted();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void each_task_has_a_deadline_and_becomes_overdue_and_done() {
        assertThat(status("needs")).contains("To do");
        get("").body(containsString("By 9:30am on Tuesday 17 August 2027"));

        clock.set(Instant.parse("2027-08-17T08:30:00Z"));
        session = ASpeaker.signIn(fixtures, speaker.email());
        assertThat(status("needs")).contains("Overdue");

        post("/needs", Map.of()).then().statusCode(303);
        assertThat(status("needs")).contains("Done");
    }

    @Test
    void reading_the_tasks_waits_for_nobody_who_saves_something() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(entities.createNativeQuery("select id from speaker_person where address = ?1 for update")
                            .setParameter(1, speaker.email())
                            .getResultList())
                    .hasSize(1);

            get("").body(containsString("Your tasks"));
        });
    }

    @Test
    void a_biography_goes_to_the_draft_as_text() {
        var markup = "<script>alert(1)</script> & {event.class} **bold**";
        var version = version("/biography");

        post(
                        "/biography",
                        Map.of(
                                "version", version,
                                "biography", markup,
                                "jobTitle", "Head of <b>Data</b>",
                                "pronouns", "they/them",
                                "links", "My blog https://example.org/blog\nhttps://example.org"))
                .then()
                .statusCode(303);

        get("/biography")
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt; &amp; {event.class} **bold**"))
                .body(not(containsString("<script>alert")));
        draft().body("biography", equalTo(markup))
                .body("pronouns", equalTo("they/them"))
                .body("links.label", equalTo(List.of("My blog", "https://example.org")))
                .body("contact.email", equalTo(speaker.email()));
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten() {
        var seen = version("/biography");
        speaker.programme().change("speakers", ASpeaker.SLUG, Map.of("biography", "By the organiser."));

        var conflict = post("/biography", Map.of("version", seen, "biography", "By the speaker."));

        conflict.then()
                .statusCode(409)
                .body(containsString("Somebody else changed this"))
                .body(containsString("By the organiser."))
                .body(containsString("By the speaker."));
        draft().body("biography", equalTo("By the organiser."));
        post("/biography", Map.of("version", versionIn(conflict), "biography", "By the speaker."))
                .then()
                .statusCode(303);
        draft().body("biography", equalTo("By the speaker."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "Blog http://example.org",
                "Blog",
                "a https://e.org\nb https://e.org\nc https://e.org\nd https://e.org\ne https://e.org\nf https://e.org\n"
                        + "g https://e.org\nh https://e.org\ni https://e.org\nj https://e.org\nk https://e.org"
            })
    void links_that_lead_nowhere_good_are_refused(String links) {
        post("/biography", Map.of("version", version("/biography"), "links", links))
                .then()
                .statusCode(422)
                .body(containsString("There is a problem"));

        draft().body("links", hasSize(0));
    }

    @Test
    void a_biography_that_is_too_long_is_kept_on_the_page_and_refused() {
        post("/biography", Map.of("version", version("/biography"), "biography", "x".repeat(5001)))
                .then()
                .statusCode(422)
                .body(containsString("Use at most 5,000 characters"))
                .body(containsString("x".repeat(5001)));
    }

    @Test
    void times_when_they_cannot_speak_are_added_and_removed_in_the_zone_of_the_event() {
        post("/availability", Map.of("from", "2027-09-14T09:30", "to", "2027-09-14T11:00"))
                .then()
                .statusCode(303);

        draft().body("unavailable[0].from", equalTo("2027-09-14T08:30:00Z"))
                .body("unavailable[0].to", equalTo("2027-09-14T10:00:00Z"));
        assertThat(status("availability")).contains("Done");
        post("/availability/removal", Map.of("from", "2027-09-14T08:30:00Z", "to", "2027-09-14T10:00:00Z"))
                .then()
                .statusCode(303);
        draft().body("unavailable", hasSize(0));
    }

    @Test
    void who_can_always_speak_says_so() {
        post("/availability/completion", Map.of()).then().statusCode(303);

        assertThat(status("availability")).contains("Done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-09-14T11:00 2027-09-14T09:30",
                "tomorrow 2027-09-14T09:30",
                "2026-01-01T09:00 2026-01-01T10:00"
            })
    void times_that_make_no_sense_are_refused(String times) {
        var parts = times.split(" ");

        post("/availability", Map.of("from", parts[0], "to", parts[1])).then().statusCode(422);

        draft().body("unavailable", hasSize(0));
    }

    @Test
    void needs_are_sealed_seen_by_those_who_may_and_deleted_14_days_after_the_event() {
        post("/needs", Map.of("access", "A ramp"))
                .then()
                .statusCode(422)
                .body(containsString("Select that we may use"));
        post("/needs", Map.of("access", "A ramp", "equipment", "Sound", "consent", "yes"))
                .then()
                .statusCode(303);

        assertThat(fixtures.rows("select encode(sealed, 'escape') as sealed from speaker_needs"))
                .noneMatch(row -> row.get("sealed").contains("ramp"));
        asOrganiser()
                .get(speaker.programme().path() + "/speaker-needs")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].speaker", equalTo(ASpeaker.SLUG))
                .body("items[0].access", equalTo("A ramp"))
                .body("next", nullValue());
        assertThat(fixtures.rows(
                        "select 1 as one from audit_entry where event = ? and action = 'speaker needs read'",
                        speaker.programme().slug()))
                .hasSize(1);

        clock.set(
                Instant.parse("2027-09-14T16:00:00Z").plus(Duration.ofDays(14)).plusSeconds(1));
        retention.forgetWhatIsOver();
        asOrganiser().get(speaker.programme().path() + "/speaker-needs").then().body("items", hasSize(0));
    }

    @Test
    void consent_is_kept_with_time_and_words_and_each_change_of_mind() {
        post("/consent", Map.of("publish", "yes")).then().statusCode(422);
        post("/consent", Map.of("publish", "yes", "record", "yes")).then().statusCode(303);
        clock.advance(Duration.ofHours(1));
        post("/consent", Map.of("publish", "yes", "record", "no")).then().statusCode(303);

        var answers = fixtures.rows("""
                select purpose, given, wording, answered_by, answered_at from speaker_consent c
                join speaker_person p on p.id = c.person_id where p.address = ? order by c.id""", speaker.email());
        assertThat(answers)
                .extracting(row -> row.get("purpose") + " " + row.get("given"))
                .containsExactly("PUBLISH t", "RECORD t", "RECORD f");
        assertThat(answers.get(2).get("wording")).startsWith("You may record my sessions");
        assertThat(status("consent")).contains("Done");
    }

    @Test
    void each_of_several_speakers_confirms_for_themself() {
        var programme = speaker.programme();
        programme.add("speakers", AProgramme.speaker("speaker-leeds"));
        var email = ASpeaker.anAddress();
        programme.change("speakers", "speaker-leeds", Map.of("contact", Map.of("email", email), "confirmed", false));
        programme.change("sessions", "opening", Map.of("speakers", List.of(ASpeaker.SLUG, "speaker-leeds")));
        programme.change("sessions", "inclusion", Map.of("speakers", List.of(ASpeaker.SLUG)));

        post("/sessions/opening/confirmation", Map.of()).then().statusCode(303);
        post("/sessions/opening/confirmation", Map.of()).then().statusCode(303);
        draft().body("confirmed", equalTo(false));
        assertThat(status("confirmation")).contains("To do");

        post("/sessions/inclusion/confirmation", Map.of()).then().statusCode(303);
        draft().body("confirmed", equalTo(true));
        assertThat(status("confirmation")).contains("Done");
        asOrganiser().get(programme.path() + "/speakers/speaker-leeds").then().body("confirmed", equalTo(false));
    }

    @Test
    void before_a_release_title_and_abstract_go_straight_to_the_draft() {
        var seen = version("/sessions/opening");

        post("/sessions/opening", Map.of("version", seen, "title", "Better <i>title</i>", "abstract", "Line\nLine"))
                .then()
                .statusCode(303);

        asOrganiser()
                .get(speaker.programme().path() + "/sessions/opening")
                .then()
                .body("title", equalTo("Better <i>title</i>"))
                .body("abstract", equalTo("Line\nLine"))
                .body("room", equalTo("main-hall"));
        post("/sessions/opening", Map.of("version", seen, "title", "Too late"))
                .then()
                .statusCode(409)
                .body(containsString("Better &lt;i&gt;title"));
    }

    @Test
    void sessions_and_pages_of_others_are_not_there() {
        var other = aSpeaker(fixtures);
        var theirs = other.accepted();
        assertThat(theirs).isNotNull();
        for (var path : List.of(
                speaker.path() + "/sessions/inclusion",
                speaker.path() + "/sessions/nothing",
                other.path(),
                other.path() + "/biography",
                other.path() + "/availability",
                other.path() + "/needs",
                other.path() + "/consent",
                other.path() + "/delegates",
                other.path() + "/sessions",
                other.path() + "/sessions/opening",
                speaker.path("speaker-nobody"))) {
            browser(session).get(path).then().statusCode(404);
        }
        for (var path : List.of(
                speaker.path() + "/sessions/inclusion",
                speaker.path() + "/sessions/inclusion/confirmation",
                other.path() + "/biography",
                other.path() + "/availability",
                other.path() + "/availability/removal",
                other.path() + "/availability/completion",
                other.path() + "/needs",
                other.path() + "/consent",
                other.path() + "/delegates",
                other.path() + "/delegates/removal",
                other.path() + "/sessions/opening",
                other.path() + "/sessions/opening/confirmation")) {
            browser(session)
                    .formParam("version", "0")
                    .formParam("title", "Mine")
                    .post(path)
                    .then()
                    .statusCode(404);
        }
    }

    private String status(String task) {
        var page = get("").extract().asString();
        var from = page.indexOf("id=\"" + task + "-status\"");
        return page.substring(from, page.indexOf("</div>", from));
    }

    private ValidatableResponse get(String page) {
        return browser(session).get(speaker.path() + page).then().statusCode(200);
    }

    private Response post(String page, Map<String, String> fields) {
        return browser(session).formParams(fields).post(speaker.path() + page);
    }

    private String version(String page) {
        return versionIn(browser(session).get(speaker.path() + page));
    }

    private static String versionIn(Response page) {
        var found = VERSION.matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private ValidatableResponse draft() {
        return asOrganiser()
                .get(speaker.programme().path() + "/speakers/" + ASpeaker.SLUG)
                .then();
    }
}
