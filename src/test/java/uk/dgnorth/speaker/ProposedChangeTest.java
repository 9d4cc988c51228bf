package uk.dgnorth.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;
import static uk.dgnorth.speaker.ASpeaker.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposedChangeTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @Inject
    Fixtures fixtures;

    private ASpeaker speaker;
    private String session;

    @BeforeEach
    void aReleasedSession() {
        speaker = aSpeaker(fixtures);
        session = speaker.accepted();
        speaker.programme().released();
    }

    @Test
    void after_a_release_a_change_waits_beside_what_there_is() {
        propose("A better title", "A better abstract.").then().statusCode(303);

        changes()
                .body("items", hasSize(1))
                .body("items[0].session", equalTo("opening"))
                .body("items[0].speaker", equalTo(ASpeaker.SLUG))
                .body("items[0].proposedBy", equalTo("speaker"))
                .body("items[0].present.title", equalTo("Session opening"))
                .body("items[0].present.abstract", equalTo("About opening."))
                .body("items[0].proposed.title", equalTo("A better title"))
                .body("items[0].proposed.abstract", equalTo("A better abstract."));
        draft().body("title", equalTo("Session opening"));
        browser(session)
                .get(speaker.path() + "/sessions/opening")
                .then()
                .body(containsString("You proposed a change"))
                .body(containsString("Session opening"))
                .body(containsString("A better title"));
    }

    @Test
    void accepted_it_goes_to_the_draft() {
        propose("A better title", "A better abstract.");

        decide(Map.of("outcome", "accept")).then().statusCode(200);

        draft().body("title", equalTo("A better title")).body("room", equalTo("main-hall"));
        changes().body("items", hasSize(0));
    }

    @Test
    void declined_the_speaker_reads_why_and_the_draft_stays() {
        propose("A worse title", "");
        decide(Map.of("outcome", "decline")).then().statusCode(422);

        decide(Map.of("outcome", "decline", "reason", "It is <b>too</b> long.\nTry again."))
                .then()
                .statusCode(200);

        draft().body("title", equalTo("Session opening"));
        var letter = fixtures.letters(speaker.email()).get(0);
        assertThat(letter.get("kind")).isEqualTo("speaker-change-declined");
        assertThat(letter.get("text")).contains("Session opening", "It is <b>too</b> long.", "Try again.");
        assertThat(fixtures.rows(
                        "select actor, before::text || after::text as change from audit_entry where event = ?"
                                + " and action = 'proposed change declined'",
                        speaker.programme().slug()))
                .hasSize(1)
                .noneMatch(row -> row.get("change").contains("too"));
    }

    @Test
    void an_organiser_who_has_not_seen_the_newest_decides_nothing() {
        propose("First", "");
        var id = changes().extract().<String>path("items[0].id");
        var seen = asOrganiser().get(changesPath() + "/" + id).header("ETag");
        speaker.programme().change("sessions", "opening", Map.of("title", "By another organiser"));

        asOrganiser()
                .header("If-Match", seen)
                .body(Map.of("outcome", "accept"))
                .post(changesPath() + "/" + id + "/decision")
                .then()
                .statusCode(412);
        asOrganiser()
                .body(Map.of("outcome", "accept"))
                .post(changesPath() + "/" + id + "/decision")
                .then()
                .statusCode(428);
        draft().body("title", equalTo("By another organiser"));

        propose("Second", "").then().statusCode(303);
        asOrganiser()
                .header("If-Match", seen)
                .body(Map.of("outcome", "accept"))
                .post(changesPath() + "/" + id + "/decision")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-decided"));
        changes().body("items.proposed.title", equalTo(List.of("Second")));
    }

    @Test
    void a_proposal_of_another_speaker_of_the_session_is_not_overwritten_unseen() {
        var programme = speaker.programme();
        programme.add("speakers", AProgramme.speaker("speaker-leeds"));
        programme.change("sessions", "opening", Map.of("speakers", List.of(ASpeaker.SLUG, "speaker-leeds")));
        var second = ASpeaker.of(fixtures, programme, "speaker-leeds");
        asOrganiser()
                .post(programme.path() + "/speakers/speaker-leeds/invitation")
                .then()
                .statusCode(202);
        var theirs = ASpeaker.signIn(fixtures, second.email());
        var seen = version(theirs, second.path("speaker-leeds"));
        propose("By the first", "").then().statusCode(303);

        browser(theirs)
                .formParams(Map.of("version", seen, "title", "By the second"))
                .post(second.path("speaker-leeds") + "/sessions/opening")
                .then()
                .statusCode(409)
                .body(containsString("By the first"))
                .body(containsString("By the second"));
        changes().body("items.proposed.title", equalTo(List.of("By the first")));
    }

    @Test
    void wanting_what_there_is_takes_a_proposal_back() {
        propose("Another title", "");

        propose("Session opening", "About opening.").then().statusCode(303);

        changes().body("items", hasSize(0));
    }

    @Test
    void changes_of_other_events_are_not_there() {
        propose("A better title", "");
        var id = changes().extract().<String>path("items[0].id");
        var other = AProgramme.aProgramme();
        for (var path : List.of(
                other.path() + "/proposed-changes/" + id,
                changesPath() + "/" + UUID.randomUUID(),
                changesPath() + "/not-an-id",
                "/api/v1/events/no-event/proposed-changes")) {
            asOrganiser().get(path).then().statusCode(404);
        }
        asOrganiser()
                .header("If-Match", "\"1\"")
                .body(Map.of("outcome", "accept"))
                .post(other.path() + "/proposed-changes/" + id + "/decision")
                .then()
                .statusCode(404);
        browser().get(changesPath()).then().statusCode(401).body(not(containsString("better")));
    }

    private Response propose(String title, String text) {
        return browser(session)
                .formParams(Map.of("version", version(session, speaker.path()), "title", title, "abstract", text))
                .post(speaker.path() + "/sessions/opening");
    }

    private Response decide(Map<String, String> decision) {
        var id = changes().extract().<String>path("items[0].id");
        var tag = asOrganiser().get(changesPath() + "/" + id).header("ETag");
        return asOrganiser().header("If-Match", tag).body(decision).post(changesPath() + "/" + id + "/decision");
    }

    private ValidatableResponse changes() {
        return asOrganiser().get(changesPath()).then().statusCode(200);
    }

    private ValidatableResponse draft() {
        return asOrganiser()
                .get(speaker.programme().path() + "/sessions/opening")
                .then();
    }

    private String changesPath() {
        return speaker.programme().path() + "/proposed-changes";
    }

    private static String version(String session, String path) {
        var found =
                VERSION.matcher(browser(session).get(path + "/sessions/opening").asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
