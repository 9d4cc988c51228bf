package uk.dgnorth.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.organiser.AnOrganiser.fieldsOf;
import static uk.dgnorth.organiser.AnOrganiser.page;
import static uk.dgnorth.organiser.AnOrganiser.signedIn;
import static uk.dgnorth.proposal.ACall.aCall;
import static uk.dgnorth.proposal.ACall.submitted;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.proposal.ACall;

/** A call for proposals as organisers run it on the web, from its words to the letters about decisions. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposalPagesTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private AnOrganiser organiser;

    @BeforeEach
    void signIn() {
        organiser = signedIn();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_call_is_set_up_and_changed_and_the_second_editor_is_told() {
        var event = anEvent().kept();
        var pages = "/organiser/events/" + event.slug();
        assertThat(organiser.browser().get(pages + "/proposals").header("Location"))
                .isEqualTo(pages + "/call");
        var form = fieldsOf(organiser.read(pages + "/call"));
        var wrong = organiser.send(pages + "/call", form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(page(wrong).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#introduction", "#opensAt", "#deadline", "#formats");
        form.putAll(Map.of(
                "introduction", "What works in your town?",
                "opensAt-date", "2027-02-01",
                "opensAt-time", "09:00",
                "deadline-date", "2027-04-01",
                "deadline-time", "23:59",
                "formats-0", "talk",
                "questions-0-text", "Who is it for?",
                "questions-0-required", "yes",
                "questions-0-maxLength", "50"));
        assertThat(organiser.send(pages + "/call", form).statusCode()).isEqualTo(303);
        var call = asOrganiser().get(event.path() + "/call-for-proposals").jsonPath();
        assertThat(call.getString("deadline")).isEqualTo("2027-04-01T22:59:00Z");
        assertThat(call.getMap("questions[0]"))
                .containsEntry("id", "who-is-it-for")
                .containsEntry("required", true);

        form.put("introduction", "By the second.");
        var told = organiser.send(pages + "/call", form);
        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(page(told).getElementById("introduction").wholeText()).contains("By the second.");
        assertThat(organiser.send(pages + "/call", fieldsOf(page(told))).statusCode())
                .isEqualTo(303);
        assertThat(fieldsOf(organiser.read(pages + "/call"))).containsEntry("introduction", "By the second.");
    }

    @Test
    void proposals_are_read_filtered_decided_and_told() {
        var call = aCall(fixtures);
        var pages = "/organiser/events/" + call.event();
        var email = "proposer." + call.event() + "@example.org";
        var proposer = call.proposer(email);
        var first = submitted(proposer, "First <b>talk</b>");
        submitted(proposer, "Second talk");
        var reviewer = call.reviewer("Reviewer One", "reviewer." + call.event() + "@example.org");
        ACall.send(
                reviewer, "/your-reviews/proposal/" + first, Map.of("action", "score", "score", "4", "note", "Good"));
        assertThat(organiser.read(pages + "/proposals/" + first).text()).contains("You can decide after the deadline");
        var early = organiser.send(pages + "/proposals/" + first, Map.of("outcome", "ACCEPT"));
        assertThat(early.statusCode()).isEqualTo(409);

        at(Instant.parse(ACall.DEADLINE));
        var page = organiser.read(pages + "/proposals/" + first);
        assertThat(page.text()).contains("First <b>talk</b>", "Reviewer One", "Score 4", "Good", "Everybody", email);
        assertThat(organiser
                        .send(pages + "/proposals/" + first, Map.of("outcome", "MAYBE"))
                        .statusCode())
                .isEqualTo(422);
        var decided =
                organiser.send(pages + "/proposals/" + first, Map.of("outcome", "ACCEPT", "reason", "See you there."));
        assertThat(decided.statusCode()).isEqualTo(303);
        assertThat(titles(pages + "/proposals")).containsExactly("First <b>talk</b>", "Second talk");
        assertThat(titles(pages + "/proposals?show=open")).containsExactly("Second talk");
        assertThat(titles(pages + "/proposals?show=accept&order=mean")).containsExactly("First <b>talk</b>");
        assertThat(titles(pages + "/proposals?show=withdrawn")).isEmpty();
        assertThat(asOrganiser()
                        .get(call.path() + "/proposals?decision=open")
                        .jsonPath()
                        .getList("items.title"))
                .isEqualTo(List.of("Second talk"));

        var letter = organiser
                .read(decided.header("Location"))
                .select("main a[href*=/letters/]")
                .attr("href");
        sendLetter(letter, email);
    }

    private List<String> titles(String path) {
        return organiser.read(path).select("main dl dt").eachText();
    }

    private void sendLetter(String letter, String email) {
        var read = organiser.read(letter);
        assertThat(read.text()).contains("See you there.", "Draft, not sent yet");
        var before = fixtures.letters(email).size();
        var words = fieldsOf(organiser.read(letter + "/edit"));
        assertThat(organiser
                        .send(letter + "/edit", Map.of("version", words.get("version")))
                        .statusCode())
                .isEqualTo(422);
        words.put("text", "In other words.");
        assertThat(organiser.send(letter + "/edit", words).statusCode()).isEqualTo(303);

        var unread = organiser.send(letter + "/sending", fieldsOf(read));
        assertThat(unread.statusCode()).isEqualTo(412);
        assertThat(page(unread).text()).contains("In other words.", "changed this letter meanwhile");
        words.put("text", "By the second.");
        var told = organiser.send(letter + "/edit", words);
        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(fieldsOf(page(told))).containsEntry("text", "By the second.");
        assertThat(fixtures.letters(email)).hasSize(before);

        var form = fieldsOf(organiser.read(letter));
        assertThat(organiser.send(letter + "/sending", form).statusCode()).isEqualTo(303);
        assertThat(organiser.send(letter + "/sending", form).statusCode()).isEqualTo(409);
        var late = organiser.send(letter + "/edit", words);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(page(late).text()).as("what was written").contains("By the second.");
        assertThat(fixtures.letters(email)).hasSize(before + 1);
        assertThat(fixtures.letters(email).get(0).get("text")).contains("In other words.");
    }

    @Test
    void reviewers_are_asked_and_removed() {
        var call = aCall(fixtures);
        var path = "/organiser/events/" + call.event() + "/reviewers";
        var wrong = organiser.send(path, Map.of("name", " ", "email", "x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(page(wrong).select(".govuk-error-summary a").eachAttr("href"))
                .contains("#name");
        var address = organiser.send(path, Map.of("name", "Reviewer One", "email", "x"));
        assertThat(page(address).getElementById("email-error").text()).contains("correct format");

        var email = "one." + call.event() + "@example.org";
        assertThat(organiser
                        .send(path, Map.of("name", "Reviewer One", "email", email))
                        .statusCode())
                .isEqualTo(303);
        assertThat(call.linkSentTo(email)).startsWith("/your-reviews/");
        var page = organiser.read(path);
        assertThat(page.text()).contains("Reviewer One", email);
        var removal = page.select("main dl a").attr("href");
        assertThat(organiser.read(removal).text()).contains("Their reviews are deleted");
        assertThat(organiser.send(removal, Map.of()).statusCode()).isEqualTo(303);
        assertThat(organiser.read(path).text()).contains("There are no reviewers yet");
    }

    @Test
    void what_is_of_another_event_is_not_there() {
        var call = aCall(fixtures);
        var proposal = submitted(call.proposer("p." + call.event() + "@example.org"), "A talk");
        call.reviewer("Reviewer One", "r." + call.event() + "@example.org");
        var own = "/organiser/events/" + call.event();
        var reviewer = organiser.read(own + "/reviewers").select("main dl a").attr("href");
        at(Instant.parse(ACall.DEADLINE));
        organiser.send(own + "/proposals/" + proposal, Map.of("outcome", "HOLD"));
        var letter = organiser.read(own + "/letters").select("main dl a").attr("href");
        at(TestClock.START);
        var other = "/organiser/events/" + aCall(fixtures).event();

        for (var path : List.of("/proposals/" + proposal, letter.replace(own, ""), reviewer.replace(own, ""))) {
            assertThat(organiser.browser().get(other + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
            var answer = path.startsWith("/letters")
                    ? organiser.send(other + path + "/sending", Map.of("version", "0"))
                    : organiser.send(other + path, Map.of("outcome", "HOLD"));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        assertThat(organiser.browser().get(own + "/proposals/x").statusCode()).isEqualTo(404);
    }

    /** A session does not last that long. */
    private void at(Instant now) {
        clock.set(now);
        organiser = signedIn();
    }
}
