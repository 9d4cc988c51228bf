package uk.dgnorth.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.proposal.ACall.aCall;
import static uk.dgnorth.proposal.ACall.send;
import static uk.dgnorth.proposal.ACall.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.event.Event;
import uk.dgnorth.organiser.AnOrganiser;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    ProposalRetention retention;

    private ACall call;
    private String email;
    private Cookie proposer;

    @BeforeEach
    void anOpenCall() {
        call = aCall(fixtures);
        email = "proposer." + call.event() + "@example.org";
        proposer = call.proposer(email);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void accepting_puts_speaker_and_session_into_the_draft_programme() {
        var first = submitted(proposer, "Dŵr & Ngũgĩ's talk");
        var second = submitted(proposer, "Dŵr & Ngũgĩ's talk");
        afterTheDeadline();

        decide(first, "accept", "See you there").statusCode(200).body("outcome", equalTo("accept"));
        decide(second, "accept", null).statusCode(200).body("session", equalTo("dwr-ngugis-talk-2"));

        asOrganiser()
                .get(call.path() + "/sessions")
                .then()
                .body("items.slug", contains("dwr-ngugis-talk", "dwr-ngugis-talk-2"))
                .body("items[0].speakers", contains("speaker-to-be-announced"))
                .body("items[0].format", equalTo("talk"), "items[0].level", equalTo("introductory"));
        asOrganiser()
                .get(call.path() + "/speakers")
                .then()
                .body("items", hasSize(1))
                .body("items[0].contact.email", equalTo(email))
                .body("items[0].organisation", equalTo("Wigan Council"));
    }

    @Test
    void what_was_released_keeps_its_slug_when_it_is_gone_from_the_draft() {
        var id = submitted(proposer, "Keynote");
        var keynote =
                new LinkedHashMap<>(AProgramme.session("keynote", "2027-09-14T08:30:00Z", "2027-09-14T09:15:00Z"));
        keynote.remove("track");
        keynote.put("speakers", List.of());
        asOrganiser()
                .body(AProgramme.room("main-hall", 300))
                .post(call.path() + "/rooms")
                .then()
                .statusCode(201);
        asOrganiser().body(keynote).post(call.path() + "/sessions").then().statusCode(201);
        asOrganiser()
                .body(Map.of())
                .post(call.path() + "/programme/releases")
                .then()
                .statusCode(201);
        var path = call.path() + "/sessions/keynote";
        asOrganiser()
                .header("If-Match", asOrganiser().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        afterTheDeadline();

        decide(id, "accept", null).statusCode(200).body("session", equalTo("keynote-2"));
    }

    @Test
    void a_key_that_makes_it_safe_to_repeat_changes_nothing() {
        var id = submitted(proposer, "Repeated");
        afterTheDeadline();

        for (int times = 0; times < 2; times++) {
            asOrganiser()
                    .header("Idempotency-Key", "decision-" + id)
                    .body(Map.of("outcome", "accept"))
                    .post(call.path() + "/proposals/" + id + "/decision")
                    .then()
                    .statusCode(200);
        }

        asOrganiser().get(call.path() + "/sessions").then().body("items", hasSize(1));
        letters().body("items", hasSize(1));
    }

    @Test
    void nothing_is_decided_while_proposals_can_change() {
        var id = submitted(proposer, "Too soon");

        decide(id, "accept", null).statusCode(409).body("type", containsString("call-open"));

        letters().body("items", hasSize(0));
    }

    @Test
    void what_is_decided_stays_as_it_was_even_if_the_deadline_moves() {
        var id = submitted(proposer, "Decided");
        afterTheDeadline();
        decide(id, "hold", null).statusCode(200);
        clock.reset();

        send(proposer, "/your-proposals/proposal/" + id, ACall.complete("Changed"))
                .then()
                .statusCode(409)
                .body(containsString("cannot be changed any more"));
    }

    @Test
    void a_letter_waits_until_it_is_sent_once() {
        var id = submitted(proposer, "Waiting <for> a letter");
        afterTheDeadline();
        decide(id, "decline", "Too many <good> ones.").statusCode(200);
        var before = fixtures.letters(email).size();
        var letter = letters()
                .body("items[0].text", containsString("Too many <good> ones."))
                .extract()
                .<Integer>path("items[0].id");
        var path = call.path() + "/proposals/letters/" + letter;
        var tag = asOrganiser().get(path).then().statusCode(200).extract().header("ETag");
        var text = Map.of("subject", "About your proposal", "text", "Hello,\n\nnot <b>this</b> time.\nSorry.");

        asOrganiser().body(text).put(path).then().statusCode(428);
        asOrganiser().header("If-Match", tag).body(text).put(path).then().statusCode(200);
        asOrganiser().header("If-Match", tag).body(text).put(path).then().statusCode(412);
        assertThat(fixtures.letters(email)).hasSize(before);

        asOrganiser().post(path + "/sending").then().statusCode(200).body("sentAt", notNullValue());
        asOrganiser().post(path + "/sending").then().statusCode(409).body("type", containsString("letter-sent"));
        asOrganiser().header("If-Match", "*").body(text).put(path).then().statusCode(409);

        assertThat(fixtures.letters(email)).hasSize(before + 1);
        var sent = fixtures.row(
                "select subject, text_part, html_part from outbox_message where recipient = ? "
                        + "and kind = 'proposal-decision'",
                email);
        assertThat(sent.get("text_part")).isEqualTo("Hello,\n\nnot <b>this</b> time.\nSorry.\n");
        assertThat(sent.get("html_part")).contains("not &lt;b&gt;this&lt;/b&gt; time.<br>Sorry.");
        ValidHtml.check(sent.get("html_part"), "the letter about a decision");
    }

    @Test
    void a_decision_changed_before_its_letter_is_sent_replaces_the_draft() {
        var id = submitted(proposer, "Reconsidered");
        afterTheDeadline();
        var held = decide(id, "hold", null).statusCode(200).extract().header("ETag");
        var first = letters().extract().<Integer>path("items[0].id");

        var declined =
                decideAgain(id, held, "decline").statusCode(200).extract().header("ETag");

        letters().body("items", hasSize(1)).body("items[0].outcome", equalTo("decline"));
        asOrganiser()
                .post(call.path() + "/proposals/letters/" + first + "/sending")
                .then()
                .statusCode(404);
        var second = letters().extract().<Integer>path("items[0].id");
        asOrganiser()
                .post(call.path() + "/proposals/letters/" + second + "/sending")
                .then()
                .statusCode(200);
        decideAgain(id, declined, "accept").statusCode(200);
        letters().body("items.outcome", contains("decline", "accept"));
    }

    @Test
    void of_two_organisers_the_second_is_told_and_overrides_nothing_unseen() {
        var id = submitted(proposer, "Disputed");
        afterTheDeadline();
        var browser = AnOrganiser.withSession(Accounts.organiser().session());
        var page = "/organiser/events/" + call.event() + "/proposals/" + id;
        var seen = browser.read(page).select("main input[name=version]").attr("value");
        var unseen = asOrganiser()
                .get(call.path() + "/proposals/" + id)
                .then()
                .extract()
                .header("ETag");
        decide(id, "accept", null).statusCode(200);

        decide(id, "decline", null).statusCode(428);
        decideAgain(id, unseen, "decline").statusCode(412);
        decideAgain(id, unseen, "accept").statusCode(200);
        var late = browser.send(page, Map.of("outcome", "DECLINE", "reason", "Mine", "version", seen));

        assertThat(late.statusCode()).isEqualTo(409);
        var told = AnOrganiser.page(late);
        assertThat(told.select(".govuk-error-summary").text())
                .contains("Somebody else has decided since you opened the page: Accepted.");
        assertThat(told.select("#reason").text()).isEqualTo("Mine");
        asOrganiser().get(call.path() + "/proposals/" + id).then().body("outcome", equalTo("accept"));
        var again = browser.send(
                page,
                Map.of(
                        "outcome",
                        "DECLINE",
                        "reason",
                        "Mine",
                        "version",
                        told.select("main input[name=version]").attr("value")));
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void withdrawing_takes_the_draft_of_the_letter_along() {
        var id = submitted(proposer, "Withdrawn in time");
        afterTheDeadline();
        decide(id, "accept", null).statusCode(200);

        send(call.proposer(email), "/your-proposals/proposal/" + id + "/withdraw", Map.of());

        letters().body("items", hasSize(0));
    }

    @Test
    void letters_of_another_event_are_not_there() {
        var id = submitted(proposer, "Elsewhere");
        afterTheDeadline();
        decide(id, "hold", null).statusCode(200);
        var letter = letters().extract().<Integer>path("items[0].id");
        clock.reset();
        var other = aCall(fixtures).path() + "/proposals/letters/" + letter;

        asOrganiser().get(other).then().statusCode(404);
        asOrganiser()
                .header("If-Match", "*")
                .body(Map.of("subject", "a", "text", "b"))
                .put(other)
                .then()
                .statusCode(404);
        asOrganiser().post(other + "/sending").then().statusCode(404);
        asOrganiser().get(call.path() + "/proposals/letters/abc").then().statusCode(404);
    }

    @Test
    void the_trail_tells_the_outcome_and_no_reason() {
        var id = submitted(proposer, "On record");
        afterTheDeadline();
        decide(id, "decline", "Because of somebody").statusCode(200);

        assertThat(fixtures.row(
                        "select after::text, subject from audit_entry where event = ? and action = 'proposal decided'",
                        call.event()))
                .isEqualTo(Map.of("after", "{\"outcome\": \"decline\"}", "subject", "proposal/" + id));
    }

    @Test
    void what_was_not_accepted_is_forgotten_90_days_after_the_event() {
        var accepted = submitted(proposer, "Accepted");
        var other = call.proposer("declined." + call.event() + "@example.org");
        var declined = submitted(other, "Declined");
        call.reviewer("Reviewer One", "forgotten." + call.event() + "@example.org");
        afterTheDeadline();
        decide(accepted, "accept", null).statusCode(200);
        decide(declined, "decline", null).statusCode(200);
        var end = Event.findBySlug(call.event()).orElseThrow().endsAt();

        clock.set(end.plus(Duration.ofDays(90)));
        retention.forgetThoseOfPastEvents();
        asOrganiser().get(call.path() + "/proposals").then().body("items", hasSize(2));

        clock.set(end.plus(Duration.ofDays(90)).plusSeconds(1));
        retention.forgetThoseOfPastEvents();
        asOrganiser().get(call.path() + "/proposals").then().body("items.title", contains("Accepted"));
        assertThat(fixtures.rows(
                        "select email from proposer p join event e on e.id = p.event_id where e.slug = ?",
                        call.event()))
                .containsExactly(Map.of("email", email));
        assertThat(fixtures.rows(
                        "select 1 from reviewer r join event e on e.id = r.event_id where e.slug = ?", call.event()))
                .isEmpty();
    }

    @Test
    void an_address_that_began_nothing_is_forgotten_after_30_days() {
        call.linkFor("began.nothing@example.org");

        clock.advance(Duration.ofDays(30).plusSeconds(1));
        retention.forgetThoseOfPastEvents();

        assertThat(fixtures.rows("select 1 from proposer where email = 'began.nothing@example.org'"))
                .isEmpty();
    }

    @Test
    void slugs_are_made_of_what_can_stand_in_an_address() {
        assertThat(List.of(
                        Acceptance.unique("Siân Llŷr-Ó Súilleabháin", "speaker", Set.of()),
                        Acceptance.unique("李小龍", "speaker", Set.of("speaker")),
                        Acceptance.unique("--- !", "session", Set.of()),
                        Acceptance.unique("x".repeat(200), "session", Set.of("x".repeat(70)))))
                .containsExactly("sian-llyr-o-suilleabhain", "speaker-2", "session", "x".repeat(70) + "-2");
    }

    private void afterTheDeadline() {
        clock.set(Instant.parse(ACall.DEADLINE));
    }

    private ValidatableResponse decide(String id, String outcome, String reason) {
        return asOrganiser()
                .body(reason == null ? Map.of("outcome", outcome) : Map.of("outcome", outcome, "reason", reason))
                .post(call.path() + "/proposals/" + id + "/decision")
                .then();
    }

    private ValidatableResponse decideAgain(String id, String seen, String outcome) {
        return asOrganiser()
                .header("If-Match", seen)
                .body(Map.of("outcome", outcome))
                .post(call.path() + "/proposals/" + id + "/decision")
                .then();
    }

    private ValidatableResponse letters() {
        return asOrganiser().get(call.path() + "/proposals/letters").then().statusCode(200);
    }
}
