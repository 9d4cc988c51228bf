package uk.dgnorth.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.proposal.ACall.aCall;
import static uk.dgnorth.proposal.ACall.send;
import static uk.dgnorth.proposal.ACall.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReviewTest {

    @Inject
    Fixtures fixtures;

    private ACall call;
    private Cookie proposer;
    private Cookie one;
    private Cookie two;

    @BeforeEach
    void anOpenCallWithTwoReviewers() {
        call = aCall(fixtures);
        var name = call.event();
        proposer = call.proposer("proposer." + name + "@example.org");
        one = call.reviewer("Reviewer One", "one." + name + "@example.org");
        two = call.reviewer("Reviewer Two", "two." + name + "@example.org");
    }

    @Test
    void scores_of_others_show_once_ones_own_is_given() {
        var id = submitted(proposer, "Reviewed by two");
        score(one, id, 5, "Well <b>made</b>").statusCode(303);

        show(two, id).statusCode(200).body(not(containsString("Well")), not(containsString("Reviewer One")));
        score(two, id, 2, "Heard it before").statusCode(303);
        show(two, id).body(containsString("Well &lt;b&gt;made&lt;/b&gt;"), containsString("Reviewer One"));

        asOrganiser()
                .get(call.path() + "/proposals/" + id)
                .then()
                .body("mean", equalTo(3.5f), "scores", equalTo(2), "conflicts", equalTo(0))
                .body("reviews.note", hasItems("Well <b>made</b>", "Heard it before"));
    }

    @Test
    void whoever_has_a_conflict_of_interest_neither_scores_nor_sees_scores() {
        var id = submitted(proposer, "Of a colleague");
        score(one, id, 4, "Only for those without interest").statusCode(303);
        send(two, path(id), Map.of("action", "conflict", "conflict", " "))
                .then()
                .statusCode(422);

        send(two, path(id), Map.of("action", "conflict", "conflict", "We work together"))
                .then()
                .statusCode(303);
        score(two, id, 5, "After all");

        show(two, id)
                .body(containsString("You have declared a conflict of interest"))
                .body(not(containsString("Only for those")), not(containsString("name=\"score\"")));
        show(one, id).body(containsString("Conflict of interest"), not(containsString("We work together")));
        asOrganiser()
                .get(call.path() + "/proposals/" + id)
                .then()
                .body("mean", equalTo(4), "scores", equalTo(1), "conflicts", equalTo(1))
                .body("reviews.conflict", hasItems("We work together"));
    }

    @Test
    void a_long_pile_comes_page_by_page() {
        var first = submitted(proposer, "The first of many");
        fixtures.update("""
                insert into proposal (event_id, proposer_id, state, content, changed_at, submitted_at)
                select event_id, proposer_id, state, content, changed_at, submitted_at
                from proposal, generate_series(1, 50) where id = ?""", Long.valueOf(first));

        var page = pile(one, "/your-reviews");
        var rest = pile(one, page.select("main a:contains(More proposals)").attr("href"));

        assertThat(page.select("tbody tr")).hasSize(50);
        assertThat(rest.select("tbody tr")).hasSize(1);
        assertThat(rest.select("main a:contains(More proposals)")).isEmpty();
    }

    @Test
    void a_conflict_declared_late_takes_the_score_back() {
        var id = submitted(proposer, "Remembered late");
        score(one, id, 5, "Mine").statusCode(303);

        send(one, path(id), Map.of("action", "conflict", "conflict", "A relative"))
                .then()
                .statusCode(303);

        asOrganiser().get(call.path() + "/proposals/" + id).then().body("scores", equalTo(0), "conflicts", equalTo(1));
    }

    @Test
    void a_score_is_a_number_from_1_to_5_and_the_note_stays_where_it_is_not() {
        var id = submitted(proposer, "Scored");
        for (var odd : new String[] {"", "0", "6", "3.5", "５", "x"}) {
            send(one, path(id), Map.of("action", "score", "score", odd, "note", "Kept <i>note</i>"))
                    .then()
                    .statusCode(422)
                    .body(containsString("Kept &lt;i&gt;note&lt;/i&gt;"), containsString("Choose a score from 1 to 5"));
        }
    }

    @Test
    void a_review_after_the_decision_is_refused_and_not_thrown_away() {
        var id = submitted(proposer, "Decided meanwhile");
        fixtures.update("update proposal set decided_at = now(), outcome = 'DECLINE' where id = ?", Long.valueOf(id));

        score(one, id, 5, "Written <b>meanwhile</b>")
                .statusCode(409)
                .body(containsString("Written &lt;b&gt;meanwhile&lt;/b&gt;"), containsString("It was not kept"));
        asOrganiser().get(call.path() + "/proposals/" + id).then().body("scores", equalTo(0));
    }

    @Test
    void only_what_is_submitted_to_the_own_event_can_be_reviewed() {
        var id = submitted(proposer, "Here");
        var draft = ACall.idIn(ACall.draft(proposer));
        var elsewhere = aCall(fixtures);
        var foreign = elsewhere.reviewer("Reviewer Elsewhere", "else." + elsewhere.event() + "@example.org");

        given().cookie(one).get("/your-reviews").then().body(containsString("Here"));
        given().cookie(foreign).get("/your-reviews").then().body(not(containsString("Here")));
        show(foreign, id).statusCode(404);
        score(foreign, id, 1, "").statusCode(404);
        show(one, draft).statusCode(404);
        score(one, draft, 1, "").statusCode(404);
        given().redirects().follow(false).cookie(proposer).get(path(id)).then().statusCode(303);
    }

    @Test
    void nobody_reviews_their_own() {
        var both = "both." + call.event() + "@example.org";
        var id = submitted(call.proposer(both), "By a reviewer");
        var reviewer = call.reviewer("Reviewer Both", both);

        show(reviewer, id).statusCode(404);
        score(reviewer, id, 5, "Splendid").statusCode(404);
    }

    @Test
    void organisers_list_the_best_first_page_by_page() {
        var poor = submitted(proposer, "Poor");
        var best = submitted(proposer, "Best");
        submitted(proposer, "Unscored");
        var good = submitted(proposer, "Good");
        score(one, poor, 1, "");
        score(one, best, 5, "");
        score(one, good, 4, "");
        score(two, good, 3, "");

        var first = list("?sort=mean&limit=2").statusCode(200).body("items.title", contains("Best", "Good"));
        list("?sort=mean&limit=2&after=" + first.extract().<String>path("next"))
                .body("items.title", contains("Poor", "Unscored"));
        var inOrder = list("?limit=3").body("items.title", contains("Poor", "Best", "Unscored"));
        list("?limit=3&after=" + inOrder.extract().<String>path("next")).body("items.title", contains("Good"));
        for (var odd :
                new String[] {"?sort=title", "?state=draft", "?after=x", "?after=MWU5OTk5OTk5OV8x", "?limit=0"}) {
            list(odd).statusCode(422);
        }
    }

    @Test
    void reviews_in_the_audit_trail_name_nobody() {
        score(one, submitted(proposer, "Trail"), 3, "A note");

        assertThat(fixtures.rows(
                        "select actor || subject || before::text || after::text as all from audit_entry "
                                + "where event = ? and action = 'proposal reviewed'",
                        call.event()))
                .hasSize(1)
                .noneMatch(row -> row.get("all").contains("Reviewer One")
                        || row.get("all").contains("note"));
    }

    private ValidatableResponse list(String query) {
        return asOrganiser().get(call.path() + "/proposals" + query).then();
    }

    private static String path(String id) {
        return "/your-reviews/proposal/" + id;
    }

    private static Document pile(Cookie reviewer, String path) {
        return Jsoup.parse(given().cookie(reviewer).get(path).asString());
    }

    private static ValidatableResponse show(Cookie reviewer, String id) {
        return given().redirects().follow(false).cookie(reviewer).get(path(id)).then();
    }

    private static ValidatableResponse score(Cookie reviewer, String id, int score, String note) {
        return send(reviewer, path(id), Map.of("action", "score", "score", "" + score, "note", note))
                .then();
    }
}
