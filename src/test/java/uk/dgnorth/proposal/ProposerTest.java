package uk.dgnorth.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.proposal.ACall.aCall;
import static uk.dgnorth.proposal.ACall.complete;
import static uk.dgnorth.proposal.ACall.draft;
import static uk.dgnorth.proposal.ACall.idIn;
import static uk.dgnorth.proposal.ACall.send;
import static uk.dgnorth.proposal.ACall.submitted;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposerTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    ProposerDesk desk;

    private ACall call;

    @BeforeEach
    void anOpenCall() {
        call = aCall(fixtures);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void opening_the_link_changes_nothing_until_the_button_is_pressed() {
        var link = call.linkFor("link@example.org");

        given().get(link).then().statusCode(200).header("Set-Cookie", (String) null);
        given().redirects()
                .follow(false)
                .get("/your-proposals")
                .then()
                .statusCode(303)
                .header("Location", "/your-proposals/closed");

        show(ACall.open(link), "/your-proposals").statusCode(200).body(containsString("have not started a proposal"));
        given().post("/your-proposals/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").then().statusCode(410);
        assertThat(fixtures.rows("select 1 from proposal_token where encode(token_hash, 'escape') = ?", idIn(link)))
                .isEmpty();
    }

    @Test
    void two_windows_at_once_start_no_more_than_20() throws Exception {
        var draft = Long.valueOf(idIn(draft(call.proposer("busy." + call.event() + "@example.org"))));
        fixtures.update("""
                insert into proposal (event_id, proposer_id, state, content, changed_at)
                select event_id, proposer_id, state, content, changed_at
                from proposal, generate_series(1, 18) where id = ?""", draft);
        var proposer = Long.parseLong(fixtures.row("select proposer_id from proposal where id = ?", draft)
                .get("proposer_id"));
        var windows = Executors.newSingleThreadExecutor();
        try {
            var second = QuarkusTransaction.requiringNew().call(() -> {
                assertThat(desk.start(proposer)).isPresent();
                var other = windows.submit(() -> desk.start(proposer));
                await().until(() -> other.isDone()
                        || !fixtures.rows("select 1 from pg_locks where not granted")
                                .isEmpty());
                return other;
            });

            assertThat(second.get()).isEmpty();
        } finally {
            windows.shutdownNow();
        }
    }

    @Test
    void a_draft_is_saved_incomplete_and_nobody_else_sees_it() {
        var proposer = call.proposer("draft@example.org");
        var path = draft(proposer);

        assertThat(send(proposer, path, Map.of("title", "Half a thought", "action", "save"))
                        .statusCode())
                .isEqualTo(303);

        show(proposer, path).body(containsString("Half a thought"));
        asOrganiser().get(call.path() + "/proposals").then().body("items", hasSize(0));
        asOrganiser().get(call.path() + "/proposals/" + idIn(path)).then().statusCode(404);
    }

    @Test
    void submitting_needs_answers_and_keeps_what_was_typed() {
        var proposer = call.proposer("incomplete@example.org");
        var path = draft(proposer);

        var answer = send(
                        proposer,
                        path,
                        Map.of(
                                "title",
                                "<b>Bold</b> {proposal}",
                                "answer-audience",
                                "x".repeat(51),
                                "action",
                                "submit"))
                .then()
                .statusCode(422);

        answer.body(containsString("Error: Your proposal"))
                .body(containsString("href=\"#name\">Enter your full name"))
                .body(containsString("Choose a format"))
                .body(containsString("href=\"#answer-audience\">Your answer must be 50 characters or fewer"))
                .body(containsString("&lt;b&gt;Bold&lt;/b&gt; {proposal}"))
                .body(containsString("x".repeat(51)));
        show(proposer, path).body(not(containsString("Bold")));
    }

    @Test
    void odd_values_are_refused_and_nothing_breaks() {
        var proposer = call.proposer("odd@example.org");
        var path = draft(proposer);
        for (var odd : List.of(
                Map.of("title", "a\u0000b"),
                Map.of("title", "one\ntwo"),
                Map.of("abstract", "x".repeat(10_000)),
                Map.of("format", "keynote"),
                Map.of("level", "expert"))) {
            assertThat(send(proposer, path, odd).statusCode())
                    .as(odd.toString())
                    .isEqualTo(422);
        }
    }

    @Test
    void is_submitted_changed_and_read_by_organisers_as_text() {
        var proposer = call.proposer("submit@example.org");
        var id = submitted(proposer, "A <i>talk</i>");

        send(proposer, "/your-proposals/proposal/" + id, complete("Another <i>talk</i>"));

        asOrganiser()
                .get(call.path() + "/proposals/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Another <i>talk</i>"))
                .body("state", equalTo("submitted"))
                .body("email", equalTo("submit@example.org"))
                .body("answers[0].answer", equalTo("Everybody"));
        show(proposer, "/your-proposals").body(containsString("Another &lt;i&gt;talk&lt;/i&gt;"));
        send(proposer, "/your-proposals/proposal/" + id, Map.of("title", "", "action", "save"))
                .then()
                .statusCode(422);
    }

    @Test
    void one_address_can_have_several() {
        var proposer = call.proposer("several@example.org");
        submitted(proposer, "The first");
        submitted(call.proposer("Several+tag@example.org"), "The second");

        show(proposer, "/your-proposals").body(containsString("The first"), containsString("The second"));
    }

    @Test
    void a_deadline_that_passes_meanwhile_is_told_and_loses_nothing() {
        clock.set(Instant.parse(ACall.DEADLINE).minusSeconds(1));
        var proposer = call.proposer("late@example.org");
        var path = draft(proposer);
        clock.set(Instant.parse(ACall.DEADLINE));

        send(proposer, path, complete("Too late"))
                .then()
                .statusCode(409)
                .body(containsString("The deadline has passed"))
                .body(containsString("Too late"), containsString("What we learned."))
                .body(not(containsString("Submit proposal")));

        show(proposer, path).body(containsString("It was not submitted"), not(containsString("<textarea")));
        show(proposer, "/your-proposals").body(not(containsString("Start a proposal")));
        assertThat(given().redirects()
                        .follow(false)
                        .cookie(proposer)
                        .post("/your-proposals")
                        .header("Location"))
                .isEqualTo("/your-proposals");
        asOrganiser().get(call.path() + "/proposals").then().body("items", hasSize(0));
    }

    @Test
    void the_second_of_two_windows_is_told_and_loses_nothing() {
        var proposer = call.proposer("two.windows@example.org");
        var path = draft(proposer);
        var opened = ACall.version(proposer, path);
        var first = complete("From the first window");
        first.put("version", opened);
        var second = complete("From the second window");
        second.put("version", opened);
        assertThat(send(proposer, path, first).statusCode()).isEqualTo(303);

        var told = send(proposer, path, second);

        assertThat(told.statusCode()).isEqualTo(412);
        var page = Jsoup.parse(told.asString());
        assertThat(page.title()).startsWith("Changed meanwhile: ");
        assertThat(page.select("main dl dt").eachText()).containsExactly("Title");
        assertThat(page.select("main dl dd").text()).isEqualTo("From the first window");
        assertThat(page.getElementById("title").val()).isEqualTo("From the second window");
        show(proposer, path).body(containsString("From the first window"), not(containsString("second window")));

        second.put("version", page.select("input[name=version]").val());
        assertThat(send(proposer, path, second).statusCode()).isEqualTo(303);
        show(proposer, path).body(containsString("From the second window"));
        second.put("version", "");
        assertThat(send(proposer, path, second).statusCode()).isEqualTo(428);
    }

    @Test
    void is_withdrawn_at_any_time_and_a_draft_is_gone() {
        var proposer = call.proposer("withdraw@example.org");
        var id = submitted(proposer, "Not any more");
        var draft = draft(proposer);
        clock.set(Instant.parse("2027-05-01T09:00:00Z"));
        proposer = call.proposer("withdraw@example.org");

        for (var path : List.of("/your-proposals/proposal/" + id, draft)) {
            show(proposer, path + "/withdraw").statusCode(200);
            assertThat(send(proposer, path + "/withdraw", Map.of()).statusCode())
                    .isEqualTo(303);
        }

        show(proposer, draft).statusCode(404);
        send(proposer, "/your-proposals/proposal/" + id + "/withdraw", Map.of())
                .then()
                .statusCode(303);
        asOrganiser().get(call.path() + "/proposals?state=withdrawn").then().body("items", hasSize(1));
        asOrganiser()
                .body(Map.of("outcome", "accept"))
                .post(call.path() + "/proposals/" + id + "/decision")
                .then()
                .statusCode(409)
                .body("type", containsString("proposal-withdrawn"));
    }

    @Test
    void another_persons_is_not_there_by_any_method() {
        var owner = call.proposer("owner@example.org");
        var id = submitted(owner, "Mine alone");
        var elsewhere = aCall(fixtures);
        for (var stranger : List.of(call.proposer("stranger@example.org"), elsewhere.proposer("owner@example.org"))) {
            for (var path : List.of(id, id + "/withdraw", "0", "abc", "99999999999999999999")) {
                var full = "/your-proposals/proposal/" + path;
                show(stranger, full).statusCode(404).body(not(containsString("Mine alone")));
                send(stranger, full, complete("Taken over")).then().statusCode(404);
            }
        }
        var other = elsewhere.path() + "/proposals/" + id;
        asOrganiser().get(other).then().statusCode(404);
        asOrganiser()
                .body(Map.of("outcome", "hold"))
                .post(other + "/decision")
                .then()
                .statusCode(404);
        show(owner, "/your-proposals/proposal/" + id).body(containsString("Mine alone"));
    }

    @Test
    void signing_out_ends_the_session() {
        var proposer = call.proposer("signs.out@example.org");

        send(proposer, "/your-proposals/sign-out", Map.of()).then().statusCode(303);

        given().redirects()
                .follow(false)
                .cookie(proposer)
                .get("/your-proposals")
                .then()
                .statusCode(303)
                .header("Location", "/your-proposals/closed");
    }

    @Test
    void the_audit_trail_holds_no_names_or_addresses() {
        submitted(call.proposer("audited@example.org"), "Audited");

        assertThat(fixtures.rows(
                        "select subject || actor || before::text || after::text as all from audit_entry where event = ? "
                                + "and action = 'proposal submitted'",
                        call.event()))
                .hasSize(1)
                .noneMatch(row ->
                        row.get("all").contains("audited") || row.get("all").contains("Speaker"));
    }

    private static ValidatableResponse show(Cookie cookie, String path) {
        return given().redirects().follow(false).cookie(cookie).get(path).then();
    }
}
