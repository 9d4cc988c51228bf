package uk.dgnorth.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.proposal.ACall.aCall;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void is_changed_by_whoever_has_seen_it_and_each_change_is_on_record() {
        var call = aCall(fixtures);
        var path = call.path() + "/call-for-proposals";
        var tag = asOrganiser().get(path).then().statusCode(200).extract().header("ETag");
        var longer = changed(ACall.plan(), Map.of("deadline", "2027-05-01T22:59:00Z"));

        call.put(longer).statusCode(428);
        asOrganiser().header("If-Match", tag).body(longer).put(path).then().statusCode(200);
        asOrganiser()
                .header("If-Match", tag)
                .body(ACall.plan())
                .put(path)
                .then()
                .statusCode(412)
                .body("changes", hasSize(1));

        assertThat(fixtures.rows("select action from audit_entry where event = ? order by id", call.event()))
                .extracting(row -> row.get("action"))
                .contains("call for proposals set up", "call for proposals changed");
    }

    @Test
    void is_refused_where_it_makes_no_sense() {
        var call = aCall(fixtures);
        for (Map<String, Object> nonsense : List.<Map<String, Object>>of(
                Map.of("deadline", "2027-02-01T09:00:00Z"),
                Map.of("deadline", "2028-02-01T09:00:00Z"),
                Map.of("formats", List.of()),
                Map.of("formats", List.of("break")),
                Map.of("formats", List.of("talk", "talk")),
                Map.of("introduction", " "),
                Map.of("questions", List.of(Map.of("id", "a", "text", "One?"), Map.of("id", "a", "text", "Another?"))),
                Map.of("questions", List.of(Map.of("id", "a", "text", "How?", "maxLength", 9000))))) {
            var tag = asOrganiser().get(call.path() + "/call-for-proposals").header("ETag");
            asOrganiser()
                    .header("If-Match", tag)
                    .body(changed(ACall.plan(), nonsense))
                    .put(call.path() + "/call-for-proposals")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json");
        }
        asOrganiser()
                .get(anEvent().kept().path() + "/call-for-proposals")
                .then()
                .statusCode(404);
        given().get(call.path() + "/call-for-proposals").then().statusCode(401);
    }

    @Test
    void is_shown_to_everybody_and_markup_in_it_is_text() {
        var call = aCall(fixtures);
        var tag = asOrganiser().get(call.path() + "/call-for-proposals").header("ETag");
        asOrganiser()
                .header("If-Match", tag)
                .body(changed(ACall.plan(), Map.of("introduction", "<script>alert(1)</script> {event.class}")))
                .put(call.path() + "/call-for-proposals")
                .then()
                .statusCode(200);

        given().get(call.page())
                .then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt; {event.class}"))
                .body(containsString("11:59pm on Thursday 1 April 2027"))
                .body(containsString("Start a proposal"));
        given().get("/events/" + anEvent().kept().slug() + "/call-for-proposals")
                .then()
                .statusCode(404);
    }

    @Test
    void answers_alike_for_known_and_unknown_addresses() {
        var call = aCall(fixtures);
        call.linkFor("known.proposer@example.org");

        var known = given().redirects().follow(false).formParam("email", "known.proposer@example.org");
        var unknown = given().redirects().follow(false).formParam("email", "unknown.proposer@example.org");
        for (var when : List.of("2027-03-10T09:00:00Z", "2027-04-10T09:00:00Z")) {
            clock.set(Instant.parse(when));
            for (var request : List.of(known, unknown)) {
                var answer = request.post(call.page() + "/start");
                assertThat(answer.statusCode()).isEqualTo(303);
                assertThat(answer.header("Location")).isEqualTo(call.page() + "/sent");
            }
        }
    }

    @Test
    void after_the_deadline_writes_only_to_whoever_was_here_before() {
        var call = aCall(fixtures);
        call.linkFor("early.bird@example.org");
        clock.set(Instant.parse("2027-04-10T09:00:00Z"));

        call.linkFor("early.bird@example.org");
        given().redirects()
                .follow(false)
                .formParam("email", "late.bird@example.org")
                .post(call.page() + "/start")
                .then()
                .statusCode(303);

        assertThat(fixtures.letters("early.bird@example.org")).hasSize(2);
        assertThat(fixtures.letters("late.bird@example.org")).isEmpty();
    }

    @Test
    void takes_nothing_before_it_opens_and_no_address_that_is_none() {
        var call = aCall(fixtures);

        given().formParam("email", "a@b <x>")
                .post(call.page() + "/start")
                .then()
                .statusCode(422)
                .body(containsString("There is a problem"), containsString("a@b &lt;x&gt;"));
        clock.set(Instant.parse("2027-01-10T09:00:00Z"));
        given().formParam("email", "too.early@example.org")
                .post(call.page() + "/start")
                .then()
                .statusCode(409)
                .body(containsString("has not opened yet"));
        assertThat(fixtures.letters("too.early@example.org")).isEmpty();
    }

    @Test
    void an_address_gets_no_more_than_a_few_letters_in_an_hour() {
        var call = aCall(fixtures);
        for (int letters = 0; letters < 3; letters++) {
            call.linkFor("bombed@example.org");
        }

        given().formParam("email", "bombed@example.org")
                .post(call.page() + "/start")
                .then()
                .statusCode(429);
    }

    @Test
    void reviewers_are_invited_listed_and_removed_with_what_they_said() {
        var call = aCall(fixtures);
        var reviewers = call.path() + "/call-for-proposals/reviewers";
        var proposal = ACall.submitted(call.proposer("removed.proposer@example.org"), "A talk");
        var reviewer = call.reviewer("Reviewer One", "removed.reviewer@example.org");
        ACall.send(reviewer, "/your-reviews/proposal/" + proposal, Map.of("score", "4", "action", "score"));
        var id = asOrganiser()
                .get(reviewers)
                .then()
                .body("items.name", contains("Reviewer One"))
                .extract()
                .path("items[0].id");

        asOrganiser()
                .delete(aCall(fixtures).path() + "/call-for-proposals/reviewers/" + id)
                .then()
                .statusCode(404);
        asOrganiser().delete(reviewers + "/" + id).then().statusCode(204);

        asOrganiser().delete(reviewers + "/" + id).then().statusCode(404);
        asOrganiser().get(reviewers).then().body("items", hasSize(0));
        asOrganiser().get(call.path() + "/proposals/" + proposal).then().body("scores", equalTo(0));
        given().redirects()
                .follow(false)
                .cookie(reviewer)
                .get("/your-reviews")
                .then()
                .statusCode(303);
        assertThat(fixtures.rows(
                        "select before::text || after::text as change from audit_entry where event = ?", call.event()))
                .noneMatch(row -> row.get("change").contains("Reviewer One")
                        || row.get("change").contains("example.org"));
    }
}
