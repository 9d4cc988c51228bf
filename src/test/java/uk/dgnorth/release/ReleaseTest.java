package uk.dgnorth.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseTest {

    @Inject
    Fixtures fixtures;

    @Test
    void a_release_says_what_it_changes() {
        var programme = aProgramme();
        programme
                .release()
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("note", equalTo("A note"))
                .body(
                        "changes.collect { it.what + ' ' + it.session }",
                        containsInAnyOrder("new opening", "new inclusion"));

        programme
                .change("sessions", "opening", Map.of("title", "Welcome", "startsAt", "2027-09-14T08:45:00Z"))
                .remove("sessions", "inclusion")
                .add("sessions", session("closing", "2027-09-14T15:00:00Z", "2027-09-14T15:30:00Z"))
                .change("speakers", "speaker-wigan", Map.of("jobTitle", "Head of digital"));

        programme
                .release()
                .then()
                .statusCode(201)
                .body("number", equalTo(2))
                .body(
                        "changes.collect { it.what + ' ' + it.session }",
                        containsInAnyOrder("moved opening", "retitled opening", "new closing", "cancelled inclusion"))
                .body("changes.find { it.what == 'moved' }.before.startsAt", equalTo("2027-09-14T08:30:00Z"))
                .body("changes.find { it.what == 'moved' }.after.startsAt", equalTo("2027-09-14T08:45:00Z"))
                .body("changes.find { it.what == 'retitled' }.titleBefore", equalTo("Session opening"));
    }

    @Test
    void a_preview_says_the_same_and_changes_nothing() {
        var programme = aProgramme().released().change("sessions", "opening", Map.of("title", "Welcome"));

        var preview = programme.preview().jsonPath();
        var again = programme.preview().jsonPath();
        var release = programme.release().jsonPath();

        assertThat(preview.getList("changes"))
                .isEqualTo(again.getList("changes"))
                .isEqualTo(release.getList("changes"));
    }

    @Test
    void a_clash_blocks_and_nothing_is_released() {
        var programme = aProgramme().add("sessions", session("twin", "2027-09-14T08:45:00Z", "2027-09-14T09:00:00Z"));

        programme
                .release()
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/programme-clashes"))
                .body("clashes.code", containsInAnyOrder("room-twice", "speaker-twice"));

        programme.preview().then().body("clashes.code", hasItem("room-twice"));
        asOrganiser().get(programme.path() + "/programme/releases").then().body("items", empty());
    }

    @Test
    void the_same_programme_is_not_released_twice() {
        var programme = aProgramme().released();

        programme.release().then().statusCode(409).body("type", equalTo("/problems/nothing-changed"));
    }

    @Test
    void a_release_holds_nothing_that_only_organisers_know() {
        var programme = aProgramme();

        assertThat(programme.release().asString()).doesNotContain("speaker@wigan.gov.uk", "contact", "confirmed");
    }

    @Test
    void a_session_without_times_stays_in_the_draft() {
        var programme = aProgramme();
        var unplanned = session("unplanned", "", "");
        unplanned.remove("startsAt");
        unplanned.remove("endsAt");

        programme.add("sessions", unplanned);

        assertThat(programme.release().jsonPath().getList("programme.sessions.slug"))
                .containsExactly("inclusion", "opening");
    }

    @Test
    void an_old_release_stays_readable_and_can_be_restored() {
        var programme = aProgramme().released();
        var first =
                asOrganiser().get(programme.path() + "/programme/releases/1").asString();
        programme
                .change("sessions", "opening", Map.of("title", "Welcome"))
                .remove("sessions", "inclusion")
                .remove("rooms", "small-room")
                .released();

        assertThat(asOrganiser().get(programme.path() + "/programme/releases/1").asString())
                .isEqualTo(first);
        asOrganiser()
                .body("")
                .post(programme.path() + "/programme/releases/1/restoration")
                .then()
                .statusCode(200)
                .body(
                        "changes.collect { it.what + ' ' + it.session }",
                        containsInAnyOrder("retitled opening", "new inclusion"));

        var third = programme.release().jsonPath();
        assertThat(third.getInt("number")).isEqualTo(3);
        assertThat(third.getMap("programme"))
                .isEqualTo(asOrganiser()
                        .get(programme.path() + "/programme/releases/1")
                        .jsonPath()
                        .getMap("programme"));
        assertThat(asOrganiser()
                        .get(programme.path() + "/speakers/speaker-wigan")
                        .jsonPath()
                        .getString("contact.email"))
                .as("what only organisers know is no part of a release and stays")
                .isEqualTo("speaker@wigan.gov.uk");
    }

    @Test
    void the_database_refuses_to_change_a_release() {
        var programme = aProgramme().released();

        assertThatThrownBy(() -> fixtures.update(
                        "update programme_release set note = 'other' where event_id = (select id from event where slug = ?)",
                        programme.slug()))
                .hasStackTraceContaining("a release never changes");
    }

    @Test
    void of_several_who_release_at_once_one_does() throws Exception {
        var programme = aProgramme();
        var people = 6;
        var together = new CyclicBarrier(people);
        var threads = Executors.newFixedThreadPool(people);
        Callable<Integer> person = () -> {
            together.await();
            return programme.release().statusCode();
        };

        var answers = threads.invokeAll(
                IntStream.range(0, people).mapToObj(i -> person).toList());

        var statuses = new java.util.ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        threads.shutdown();
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(asOrganiser()
                        .get(programme.path() + "/programme/releases")
                        .jsonPath()
                        .getList("items.number"))
                .containsExactly(1);
    }

    @Test
    void releases_are_for_organisers_and_of_one_event() {
        var programme = aProgramme().released();

        given().get(programme.path() + "/programme/releases").then().statusCode(401);
        given().get(programme.path() + "/programme/preview").then().statusCode(401);
        asOrganiser().get(aProgramme().path() + "/programme/releases/1").then().statusCode(404);
        asOrganiser().get(programme.path() + "/programme/releases/x").then().statusCode(404);
    }
}
