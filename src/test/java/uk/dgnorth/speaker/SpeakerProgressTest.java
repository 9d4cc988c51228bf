package uk.dgnorth.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;
import static uk.dgnorth.speaker.ASpeaker.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpeakerProgressTest {

    private static final Instant AFTER_MOST_DEADLINES = Instant.parse("2027-08-10T09:00:00Z");

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void organisers_see_the_tasks_of_each_speaker() {
        var speaker = aSpeaker(fixtures);
        speaker.programme().add("speakers", AProgramme.speaker("speaker-leeds"));
        var session = speaker.accepted();
        browser(session).post(speaker.path() + "/sessions/opening/confirmation");

        clock.set(AFTER_MOST_DEADLINES);

        progress(speaker, "")
                .body("items.speaker", equalTo(List.of("speaker-leeds", ASpeaker.SLUG)))
                .body("items[0].invitedAt", nullValue())
                .body("items[0].tasks.find { it.name == 'confirmation' }.state", equalTo("not-yet"))
                .body("items[1].acceptedAt", notNullValue())
                .body("items[1].tasks.find { it.name == 'confirmation' }.state", equalTo("done"))
                .body("items[1].tasks.find { it.name == 'availability' }.state", equalTo("overdue"))
                .body("items[1].tasks.find { it.name == 'needs' }.state", equalTo("to-do"))
                .body("items[1].tasks.find { it.name == 'needs' }.deadline", equalTo("2027-08-17T08:30:00Z"))
                .body("items[1].tasks.find { it.name == 'photo' }.state", equalTo("overdue"))
                .body("items[1].tasks.find { it.name == 'slides' }.deadline", equalTo("2027-09-07T08:30:00Z"))
                .body("items[1].overdue", equalTo(3))
                .body("items[1].done", equalTo(3));
        progress(speaker, "?limit=1").body("items", hasSize(1)).body("next", equalTo("speaker-leeds"));
    }

    @Test
    void one_letter_goes_out_for_what_is_overdue_and_no_second_until_more_is() {
        var speaker = aSpeaker(fixtures);
        speaker.accepted();
        nudge(speaker).statusCode(409).body("detail", containsString("Nothing is overdue"));

        clock.set(AFTER_MOST_DEADLINES);
        nudge(speaker).statusCode(202).body("tasks", hasItems("availability", "confirmation", "consent"));
        nudge(speaker)
                .statusCode(409)
                .body("type", equalTo("/problems/not-nudged"))
                .body("sentAt", equalTo("2027-08-10T09:00:00Z"));

        var letters = fixtures.letters(speaker.email());
        assertThat(letters)
                .filteredOn(letter -> letter.get("kind").equals("speaker-nudge"))
                .hasSize(1);
        assertThat(letters.get(0).get("text")).contains("* Confirm your sessions", "/speaker/sign-in");
        progress(speaker, "").body("items[0].nudgedAt", equalTo("2027-08-10T09:00:00Z"));

        clock.set(Instant.parse("2027-08-17T08:30:00Z"));
        nudge(speaker).statusCode(202).body("tasks", hasItems("needs"));
    }

    @Test
    void who_was_not_invited_is_not_nudged() {
        var speaker = aSpeaker(fixtures);
        clock.set(AFTER_MOST_DEADLINES);

        nudge(speaker).statusCode(409).body("detail", containsString("Send an invitation instead"));

        assertThat(fixtures.letters(speaker.email())).isEmpty();
    }

    private static ValidatableResponse progress(ASpeaker speaker, String query) {
        return asOrganiser()
                .get(speaker.programme().path() + "/speakers/progress" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse nudge(ASpeaker speaker) {
        return asOrganiser()
                .post(speaker.programme().path() + "/speakers/" + ASpeaker.SLUG + "/nudge")
                .then();
    }
}
