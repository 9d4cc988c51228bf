package uk.dgnorth.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.organiser.AnOrganiser.fieldsOf;
import static uk.dgnorth.organiser.AnOrganiser.page;
import static uk.dgnorth.organiser.AnOrganiser.signedIn;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.speaker;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;

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
import uk.dgnorth.speaker.ASpeaker;

/** What organisers see of the speakers, and the letters that they send them. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressPagesTest {

    private static final Instant AFTER_MOST_DEADLINES = Instant.parse("2027-08-10T09:00:00Z");

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
    void all_speakers_are_seen_at_a_glance_and_those_behind_alone() {
        var one = aSpeaker(fixtures);
        one.accepted();
        one.programme().add("speakers", speaker("another"));
        var path = pages(one) + "/progress";

        var page = organiser.read(path);
        assertThat(page.select("main dl").get(0).select("dd").eachText()).containsExactly("2", "0", "0", "1");
        at(AFTER_MOST_DEADLINES);
        var late = organiser.read(path);
        assertThat(late.select("main dl").get(1).select("dd").text())
                .contains("Behind", "Accepted on", "Not invited yet");
        assertThat(organiser
                        .read(path + "?show=uninvited")
                        .select("main dl")
                        .get(1)
                        .select("dt")
                        .size())
                .isEqualTo(1);
        assertThat(organiser
                        .read(path + "/" + ASpeaker.SLUG)
                        .select(".govuk-tag")
                        .eachText())
                .contains("Overdue", "Done");
    }

    @Test
    void somebody_is_invited_where_there_is_an_address() {
        var one = aSpeaker(fixtures);
        one.programme().add("speakers", Map.of("slug", "nobody-knows", "name", "Speaker to be announced"));
        var path = pages(one) + "/progress/";

        var sent = organiser.send(path + ASpeaker.SLUG + "/invitation", Map.of());
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(organiser.read(sent.header("Location")).text()).contains("The invitation is on its way");
        assertThat(fixtures.letters(one.email()).get(0).get("kind")).isEqualTo("speaker-invitation");
        assertThat(organiser.read(path + "nobody-knows").text()).contains("no email address to write to");
        var refused = organiser.send(path + "nobody-knows/invitation", Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(page(refused).select(".govuk-error-summary").text()).contains("no email address");
    }

    @Test
    void those_behind_are_reminded_once_after_the_number_of_letters_was_confirmed() {
        var one = aSpeaker(fixtures);
        one.accepted();
        one.programme().add("speakers", speaker("another"));
        var path = pages(one) + "/nudge";
        assertThat(organiser.read(path).select("h1").text()).isEqualTo("There is nobody to remind");

        at(AFTER_MOST_DEADLINES);
        var asked = organiser.read(path);
        assertThat(asked.select("h1").text()).isEqualTo("Do you want to send 1 letter?");
        assertThat(organiser.send(path, Map.of("letters", "2")).statusCode()).isEqualTo(409);
        assertThat(organiser.send(path, Map.of("letters", "many")).statusCode()).isEqualTo(409);
        assertThat(nudges(one)).isZero();

        assertThat(organiser.send(path, fieldsOf(asked)).statusCode()).isEqualTo(303);
        assertThat(nudges(one)).isEqualTo(1);
        assertThat(organiser.send(path, fieldsOf(asked)).statusCode()).isEqualTo(409);
        var again = organiser.send(pages(one) + "/progress/" + ASpeaker.SLUG + "/nudge", Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(page(again).select(".govuk-error-summary").text()).contains("gone out already");
        assertThat(nudges(one)).isEqualTo(1);
    }

    private long nudges(ASpeaker speaker) {
        return fixtures.letters(speaker.email()).stream()
                .filter(letter -> letter.get("kind").equals("speaker-nudge"))
                .count();
    }

    @Test
    void what_is_of_another_event_is_not_there() {
        var one = aSpeaker(fixtures);
        one.programme().add("speakers", speaker("only-here"));
        var other = "/organiser/events/" + aProgramme().slug() + "/progress/only-here";

        assertThat(organiser.browser().get(other).statusCode()).isEqualTo(404);
        for (var path : List.of(other + "/invitation", other + "/nudge", "/organiser/events/no-event/nudge")) {
            assertThat(organiser.send(path, Map.of("letters", "0")).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private static String pages(ASpeaker speaker) {
        return "/organiser/events/" + speaker.programme().slug();
    }

    /** A session does not last that long. */
    private void at(Instant now) {
        clock.set(now);
        organiser = signedIn();
    }
}
