package uk.dgnorth.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.organiser.AnOrganiser.fieldsOf;
import static uk.dgnorth.organiser.AnOrganiser.page;
import static uk.dgnorth.organiser.AnOrganiser.signedIn;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.speaker.ASpeaker;

/** The queue of titles and abstracts that speakers want to change. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangePagesTest {

    @Inject
    Fixtures fixtures;

    private AnOrganiser organiser;
    private ASpeaker speaker;
    private String session;
    private String queue;

    @BeforeEach
    void aReleasedSession() {
        organiser = signedIn();
        speaker = aSpeaker(fixtures);
        session = speaker.accepted();
        speaker.programme().released();
        queue = "/organiser/events/" + speaker.programme().slug() + "/proposed-changes";
    }

    private String proposed(String title) {
        var form = speaker.path() + "/sessions/opening";
        ASpeaker.browser(session)
                .formParam(
                        "version",
                        page(ASpeaker.browser(session).get(form))
                                .select("input[name=version]")
                                .val())
                .formParam("title", title)
                .formParam("abstract", "A better abstract.")
                .post(form)
                .then()
                .statusCode(303);
        var links = organiser.read(queue).select("main dl a").eachAttr("href");
        assertThat(links).hasSize(1);
        return links.get(0);
    }

    @Test
    void both_versions_stand_side_by_side_and_the_accepted_one_goes_to_the_draft() {
        var path = proposed("<b>A better title</b>");

        var page = organiser.read(path);
        assertThat(page.select(".govuk-grid-column-one-half").eachText()).hasSize(2);
        assertThat(page.select(".govuk-grid-column-one-half").get(0).text()).contains("Session opening");
        assertThat(page.select(".govuk-grid-column-one-half").get(1).text()).contains("<b>A better title</b>");
        var form = fieldsOf(page);
        assertThat(organiser.send(path, form).statusCode()).isEqualTo(422);
        form.put("outcome", "accept");
        assertThat(organiser.send(path, form).statusCode()).isEqualTo(303);

        assertThat(title()).isEqualTo("<b>A better title</b>");
        assertThat(organiser.read(queue).text()).contains("There are no changes to decide on");
        var late = organiser.send(path, form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(page(late).text()).contains("decided on meanwhile");
    }

    @Test
    void declining_needs_a_reason_which_the_speaker_reads() {
        var path = proposed("A worse title");
        var form = fieldsOf(organiser.read(path));
        form.put("outcome", "decline");

        var refused = organiser.send(path, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page(refused).getElementById("reason-error").text()).contains("Say why");
        form.put("reason", "It is too long.");
        assertThat(organiser.send(path, form).statusCode()).isEqualTo(303);

        assertThat(title()).isEqualTo("Session opening");
        assertThat(fixtures.letters(speaker.email()).get(0).get("text")).contains("It is too long.");
    }

    @Test
    void who_has_not_seen_the_newest_is_told_and_keeps_the_reason() {
        var path = proposed("A better title");
        var form = fieldsOf(organiser.read(path));
        form.put("outcome", "decline");
        form.put("reason", "Typed already.");
        speaker.programme().change("sessions", "opening", Map.of("title", "By another organiser"));

        var told = organiser.send(path, form);

        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(page(told).text()).contains("By another organiser", "The draft has changed since");
        assertThat(fieldsOf(page(told))).containsEntry("reason", "Typed already.");
        assertThat(organiser.send(path, fieldsOf(page(told))).statusCode()).isEqualTo(303);
    }

    @Test
    void a_change_of_another_event_is_not_there() {
        var id = proposed("A better title").replaceFirst(".*/", "");
        var other = "/organiser/events/" + aProgramme().slug() + "/proposed-changes/" + id;

        assertThat(organiser.browser().get(other).statusCode()).isEqualTo(404);
        assertThat(organiser
                        .send(other, Map.of("version", "1", "outcome", "accept"))
                        .statusCode())
                .isEqualTo(404);
    }

    private String title() {
        return asOrganiser()
                .get(speaker.programme().path() + "/sessions/opening")
                .jsonPath()
                .getString("title");
    }
}
