package uk.dgnorth.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.proposal.ACall.aCall;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.proposal.ACall;

/** What other features say on the page of an event. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventSectionsTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void it_asks_for_proposals_for_as_long_as_they_can_be_made() {
        var open = aCall(fixtures);
        assertThat(page(open.event(), "")
                        .select("main a[href$=/call-for-proposals]")
                        .text())
                .isEqualTo("See the call for proposals");
        assertThat(page(open.event(), "").text()).contains("until 11:59pm on Thursday 1 April 2027");
        assertThat(page(open.event(), "?lang=cy").text()).contains("Gweld yr alwad am gynigion");

        var over = aCall(fixtures);
        clock.set(Instant.parse(ACall.DEADLINE));
        assertThat(page(over.event(), "").text()).doesNotContain("call for proposals");
    }

    @Test
    void it_says_who_speaks_once_a_programme_is_released() {
        var draft = aProgramme();
        assertThat(page(draft.slug(), "").text()).doesNotContain("Who speaks", "Wigan Council");

        var released = aProgramme().released();
        var page = page(released.slug(), "");
        assertThat(page.select("main a[href$=/speakers/speaker-wigan]").text())
                .isEqualTo("Speaker to be announced, Wigan Council");
        assertThat(page(released.slug(), "?lang=cy").text()).contains("Pwy sy'n siarad");
    }

    private static Document page(String event, String query) {
        return Jsoup.parse(given().get("/events/" + event + query).asString());
    }
}
