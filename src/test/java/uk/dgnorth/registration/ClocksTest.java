package uk.dgnorth.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.prove;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.application.Applicants.submitted;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

/** Clocks that change in March and October, that jump, and that went on while the service was down. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClocksTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Sweeping sweeping;

    @Inject
    Ledger ledger;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            2027-03-28T00:30:00Z, spring@leeds.gov.uk, over the hour that is left out in March
            2027-10-31T00:30:00Z, autumn@leeds.gov.uk, over the hour that comes twice in October
            """)
    void a_hold_of_an_hour_lasts_an_hour(Instant from, String email, String why) {
        clock.set(from);
        var event = fixtures.anEventWithPlaces(1);
        submitted(event, form(email));

        clock.set(from.plus(Duration.ofHours(1)).minusSeconds(1));
        sweeping.run();
        assertThat(fixtures.stock(event)).as(why).containsEntry("taken", "1");
        clock.advance(Duration.ofSeconds(1));
        sweeping.run();

        assertThat(fixtures.stock(event)).as(why).containsEntry("taken", "0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            2027-03-25T10:00:00Z, 2027-03-30T09:00:00Z, 10am on Tuesday 30 March 2027
            2027-10-29T15:00:00Z, 2027-11-01T16:00:00Z, 4pm on Monday 1 November 2027
            """)
    void an_offer_over_the_change_of_the_clocks_ends_when_its_letter_says(Instant from, Instant until, String words) {
        clock.set(from);
        var event = anEventThatOffers(1);
        var leaves = register(fixtures, event, form(at(from, "leaves")));
        var waits = register(fixtures, event, form(at(from, "waits")));
        cancel(leaves);
        assertThat(fixtures.letters(at(from, "waits")).get(0).get("text")).contains("until " + words);

        clock.set(until.minusSeconds(1));
        sweeping.run();
        mine(waits).body("status", equalTo("offered")).body("offer.expiresAt", equalTo(until.toString()));
        clock.set(until);
        sweeping.run();

        assertThat(fixtures.letters(at(from, "waits")))
                .anySatisfy(letter -> assertThat(letter).containsEntry("kind", "offer-lapsed"));
        ledger.reconcile(event);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            2027-03-25T10:00:00Z, 2027-03-31T09:00:00Z
            2027-10-29T15:00:00Z, 2027-11-02T16:00:00Z
            """)
    void a_place_kept_for_a_referral_lapses_after_two_working_days_over_the_change_of_the_clocks(
            Instant from, Instant until) {
        clock.set(from);
        var event = fixtures.anEventWithPlaces(10);
        register(fixtures, event, formWithReferral(at(from, "referred").replace("gov", "ac")));

        clock.set(until.minusSeconds(1));
        sweeping.run();
        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
        clock.set(until);
        sweeping.run();

        assertThat(fixtures.stock(event)).containsEntry("taken", "0");
        ledger.reconcile(event);
    }

    @Test
    void a_clock_that_is_set_back_takes_nothing_from_anybody_and_lapses_nothing_twice() {
        var event = anEventThatOffers(1);
        var leaves = register(fixtures, event, form("leaves.back@leeds.gov.uk"));
        var first = register(fixtures, event, form("first.back@leeds.gov.uk"));
        clock.advance(Duration.ofSeconds(1));
        var second = register(fixtures, event, form("second.back@leeds.gov.uk"));
        cancel(leaves);
        clock.advance(Duration.ofDays(1));
        sweeping.run();
        mine(second).body("status", equalTo("offered"));

        clock.advance(Duration.ofHours(-30));
        sweeping.run();
        var pending = submitted(event, form("late.back@leeds.gov.uk"));
        var late = prove(event, pending, codeSentTo(fixtures, "late.back@leeds.gov.uk"))
                .statusCode(200)
                .extract()
                .<String>path("accessToken");
        mine(first).body("status", equalTo("waiting"));
        mine(second).body("status", equalTo("offered"));
        mine(late).body("status", equalTo("waiting"));
        ledger.reconcile(event);
        clock.advance(Duration.ofHours(31));
        sweeping.run();

        mine(second).body("status", equalTo("offered"));
        assertThat(fixtures.letters("first.back@leeds.gov.uk"))
                .extracting(letter -> letter.get("kind"))
                .containsOnlyOnce("offer-lapsed");
        ledger.reconcile(event);
    }

    @Test
    void a_clock_that_jumps_ahead_ends_what_has_run_out_and_nothing_else() {
        var event = anEventThatOffers(2);
        var here = register(fixtures, event, form("here.ahead@leeds.gov.uk"));
        submitted(event, form("slow.ahead@leeds.gov.uk"));
        var waits = register(fixtures, event, form("waits.ahead@leeds.gov.uk"));

        clock.advance(Duration.ofDays(100));
        sweeping.run();

        mine(here).body("status", equalTo("confirmed"));
        mine(waits).body("status", equalTo("offered"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "2").containsEntry("waiting", "0");
        ledger.reconcile(event);
    }

    @Test
    void nobody_waits_or_gets_a_place_once_the_event_is_over() {
        var event = anEventThatOffers(10);
        var referred = register(fixtures, event, formWithReferral("referred.over@leeds.ac.uk"));
        fixtures.update("""
                update place_stock set capacity = 2, ceiling = 2
                where place_type_id = (select t.id from place_type t join event e on e.id = t.event_id where e.slug = ?)""", event);
        var here = register(fixtures, event, form("here.over@leeds.gov.uk"));
        var waits = register(fixtures, event, form("waits.over@leeds.gov.uk"));
        // Nobody has looked after anything since: the place kept for the referral is still kept.
        clock.advance(Duration.ofDays(180).plusHours(8));

        cancel(here);
        mine(waits).body("status", equalTo("waiting"));
        sweeping.run();

        mine(waits).body("status", equalTo("expired")).body("timeline.what[-1]", equalTo("the event is over"));
        mine(referred).body("status", equalTo("expired"));
        assertThat(fixtures.letters("waits.over@leeds.gov.uk").get(0)).containsEntry("kind", "on-waiting-list");
        assertThat(fixtures.stock(event)).containsEntry("taken", "0").containsEntry("waiting", "0");
        ledger.reconcile(event);
    }

    private String anEventThatOffers(int places) {
        var event = fixtures.anEventWithPlaces(places);
        fixtures.update("update event set offers = true where slug = ?", event);
        return event;
    }

    private static void cancel(String token) {
        given().auth()
                .oauth2(token)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200);
    }

    private static String at(Instant when, String who) {
        return who + "." + when.getEpochSecond() + "@leeds.gov.uk";
    }
}
