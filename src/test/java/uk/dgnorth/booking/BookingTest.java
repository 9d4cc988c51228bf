package uk.dgnorth.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.bookable;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.room;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.booking.Attendees.Attendee;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Attendees attendees;

    @Inject
    SessionWaitingList waitingList;

    @Inject
    TestClock clock;

    private AProgramme programme;

    /** Three sessions of an hour: two at the same time, and one that begins when the first ends. */
    @BeforeEach
    void aReleasedProgramme() {
        programme = aProgramme()
                .add("rooms", room("second-room", 40))
                .add("sessions", bookable("skills", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z", 2))
                .add(
                        "sessions",
                        changed(
                                bookable("twin", "2027-09-14T11:30:00Z", "2027-09-14T12:30:00Z", 2),
                                Map.of("room", "second-room")))
                .add("sessions", bookable("next", "2027-09-14T12:00:00Z", "2027-09-14T12:20:00Z", 2))
                .released();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void an_attendee_books_a_session_and_booking_it_again_changes_nothing() {
        var attendee = attendees.one(programme.slug());

        var first = attendee.book("skills")
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("session", equalTo("skills"))
                .body("title", equalTo("Session skills"))
                .body("startsAt", equalTo("2027-09-14T11:00:00Z"))
                .body("state", equalTo("booked"))
                .body("position", nullValue())
                .extract()
                .asString();

        assertThat(attendee.book("skills").statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(attendee.states()).containsExactly("skills booked");
        assertThat(stock("skills")).isEqualTo("1 0");
        assertThat(fixtures.rows(
                        "select 1 from audit_entry where subject = ? and action = 'session booked'",
                        attendee.reference()))
                .hasSize(1);
    }

    @Test
    void sessions_that_follow_each_other_at_once_do_not_overlap() {
        var attendee = attendees.one(programme.slug()).booked("skills").booked("next");

        assertThat(attendee.states()).containsExactly("skills booked", "next booked");
    }

    @Test
    void nobody_is_in_two_sessions_at_once_and_hears_which_is_in_the_way() {
        var attendee = attendees.one(programme.slug()).booked("skills");

        attendee.book("twin")
                .statusCode(409)
                .body("type", equalTo("/problems/session-overlaps"))
                .body("detail", containsString("“Session skills”"))
                .body("overlaps.session", contains("skills"))
                .body("instead", contains("skills"));

        assertThat(attendee.states()).containsExactly("skills booked");
        assertThat(stock("twin")).isEqualTo("0 0");
    }

    @Test
    void a_swap_gives_one_up_for_the_other_in_one_step_and_can_be_repeated() {
        var attendee = attendees.one(programme.slug()).booked("skills").booked("next");

        attendee.book("twin", Map.of("instead", "skills")).statusCode(409).body("overlaps.session", contains("next"));
        var both = Map.<String, Object>of("instead", List.of("skills", "next"));
        attendee.book("twin", both).statusCode(200).body("state", equalTo("booked"));
        attendee.book("twin", both).statusCode(200).body("state", equalTo("booked"));

        assertThat(attendee.states()).containsExactly("twin booked");
        assertThat(List.of(stock("skills"), stock("twin"), stock("next"))).containsExactly("0 0", "1 0", "0 0");
    }

    @Test
    void a_swap_to_a_full_session_costs_nobody_what_they_have() {
        attendees.some(programme.slug(), 2).forEach(other -> other.booked("twin"));
        var attendee = attendees.one(programme.slug()).booked("skills");

        attendee.book("twin", Map.of("instead", "skills"))
                .statusCode(409)
                .body("type", equalTo("/problems/session-full"));
        assertThat(attendee.states()).containsExactly("skills booked");

        attendee.book("twin", Map.of("instead", "skills", "wait", true))
                .statusCode(200)
                .body("state", equalTo("waiting"));
        assertThat(attendee.states()).containsExactly("skills booked", "twin waiting");
        assertThat(List.of(stock("skills"), stock("twin"))).containsExactly("1 0", "2 1");
    }

    @Test
    void who_comes_to_a_full_session_waits_in_order_and_the_first_gets_what_comes_free() {
        var booked = attendees.some(programme.slug(), 2);
        booked.forEach(attendee -> attendee.booked("skills"));
        var first = attendees.one(programme.slug());
        var second = attendees.one(programme.slug());
        first.book("skills").statusCode(200).body("state", equalTo("waiting")).body("position", equalTo(1));
        second.book("skills").statusCode(200).body("position", equalTo(2));
        second.book("skills").statusCode(200).body("position", equalTo(2));
        assertThat(stock("skills")).isEqualTo("2 2");

        booked.get(0).giveUp("skills");
        booked.get(0).giveUp("skills");

        assertThat(first.states()).containsExactly("skills booked");
        second.sessions().body("items[0].position", equalTo(1));
        assertThat(stock("skills")).isEqualTo("2 1");
        var letters = fixtures.letters(first.email());
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0)).containsEntry("kind", "session-place-found");
        assertThat(letters.get(0).get("text"))
                .contains("A place in “Session skills” has become free", "/your-registration/");
        assertThat(fixtures.letters(second.email())).isEmpty();
    }

    @Test
    void nobody_is_given_a_place_in_a_session_that_is_over() {
        var booked = attendees.some(programme.slug(), 2);
        booked.forEach(attendee -> attendee.booked("skills"));
        var waiting = attendees.one(programme.slug());
        waiting.book("skills").statusCode(200).body("state", equalTo("waiting"));
        clock.set(Instant.parse("2027-09-14T12:00:00Z"));

        booked.get(0).giveUp("skills");
        waitingList.promoteTheOverlooked();

        assertThat(waiting.states()).containsExactly("skills waiting");
        assertThat(fixtures.letters(waiting.email())).isEmpty();
        assertThat(stock("skills")).isEqualTo("1 1");
    }

    @Test
    void who_holds_a_place_at_the_same_time_is_passed_over_and_goes_on_waiting() {
        var booked = attendees.some(programme.slug(), 2);
        booked.forEach(attendee -> attendee.booked("skills"));
        var busy = attendees.one(programme.slug());
        busy.book("skills").body("state", equalTo("waiting"));
        busy.booked("twin");
        var free = attendees.one(programme.slug());
        free.book("skills").body("position", equalTo(2));

        booked.forEach(attendee -> attendee.giveUp("skills"));

        assertThat(free.states()).containsExactly("skills booked");
        assertThat(busy.states()).containsExactly("skills waiting", "twin booked");
        assertThat(stock("skills")).isEqualTo("1 1");
        assertThat(attendees.one(programme.slug()).booked("skills").states())
                .as("somebody new may have what those who wait cannot")
                .containsExactly("skills booked");

        free.giveUp("skills");
        busy.giveUp("twin");
        waitingList.promoteTheOverlooked();

        assertThat(busy.states()).containsExactly("skills booked");
        assertThat(stock("skills")).isEqualTo("2 0");
    }

    @Test
    void cancelling_a_registration_frees_its_sessions() {
        var token = register(fixtures, programme.slug(), form("leaves." + programme.slug() + "@leeds.gov.uk"));
        var leaving = new Attendee(0, "", "", token).booked("skills").booked("next");
        attendees.one(programme.slug()).booked("skills");
        var waiting = attendees.one(programme.slug());
        waiting.book("skills").body("state", equalTo("waiting"));

        given().auth()
                .oauth2(token)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200);

        assertThat(waiting.states()).containsExactly("skills booked");
        assertThat(List.of(stock("skills"), stock("next"))).containsExactly("2 0", "0 0");
        leaving.sessions().body("items", empty());
        leaving.book("skills").statusCode(409).body("type", equalTo("/problems/not-possible-now"));
    }

    @Test
    void only_who_has_a_place_books_what_can_be_booked() {
        var attendee = attendees.one(programme.slug());
        attendee.book("opening").statusCode(409).body("type", equalTo("/problems/session-not-bookable"));
        attendee.book("no-such-session").statusCode(404);
        attendee.giveUp("no-such-session");
        new Attendee(0, "", "", "no-token").book("skills").statusCode(401);
        var referred =
                register(fixtures, programme.slug(), formWithReferral("referred." + programme.slug() + "@leeds.ac.uk"));
        new Attendee(0, "", "", referred)
                .book("skills")
                .statusCode(409)
                .body("type", equalTo("/problems/not-possible-now"))
                .body("state", equalTo("referred"));

        clock.set(Instant.parse("2027-09-14T12:00:00Z"));
        attendee.book("skills").statusCode(409).body("detail", containsString("over"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instead\": 7}",
                "{\"instead\": [null]}",
                "{\"instead\": \"no slug\"}",
                "{\"wait\": \"yes\"}",
                "{\"other\": true}"
            })
    void a_wish_without_sense_is_refused(String wish) {
        given().auth()
                .oauth2(attendees.one(programme.slug()).token())
                .contentType("application/json")
                .body(wish)
                .put(Attendees.SESSIONS + "/skills")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");

        assertThat(stock("skills")).isEqualTo("0 0");
    }

    @Test
    void the_database_itself_forbids_two_at_once_and_one_too_many() {
        var attendee = attendees.one(programme.slug()).booked("skills");

        assertThatThrownBy(() -> fixtures.update("""
                        insert into session_booking (registration_id, event_id, session, state, period, at)
                        select registration_id, event_id, 'twin', 'BOOKED',
                            tstzrange('2027-09-14 11:30Z', '2027-09-14 12:30Z'), now()
                        from session_booking where registration_id = ?""", attendee.id()))
                .hasStackTraceContaining("session_booking_never_two_at_once");
        assertThatThrownBy(() -> fixtures.update(
                        "update session_stock set taken = 3 where session = 'skills' and event_id = (select id from event where slug = ?)",
                        programme.slug()))
                .hasStackTraceContaining("session_stock_never_oversold");
    }

    @Test
    void of_200_at_once_never_31_get_one_of_30_places_and_nobody_two_at_the_same_time() throws Exception {
        programme
                .change("sessions", "skills", Map.of("capacity", 30))
                .change("sessions", "twin", Map.of("capacity", 30))
                .released();
        var people = attendees.some(programme.slug(), 200);

        allAtOnce(people, (number, attendee) -> {
            patiently(() -> attendee.book(number % 2 == 0 ? "skills" : "twin"));
            patiently(() -> attendee.book(number % 2 == 0 ? "twin" : "skills"));
            if (number % 10 == 0) {
                attendee.giveUp("skills");
            }
        });
        waitingList.promoteTheOverlooked();

        assertThat(List.of(stock("skills"), stock("twin"))).allMatch(counters -> counters.startsWith("30 "));
        reconcile();
        assertThat(fixtures.rows("""
                        select registration_id from session_booking
                        where event_id = (select id from event where slug = ?) and state = 'BOOKED'
                        group by registration_id having count(*) > 1""", programme.slug())).isEmpty();
    }

    @Test
    void people_who_swap_crosswise_all_get_through() throws Exception {
        programme
                .change("sessions", "skills", Map.of("capacity", 30))
                .change("sessions", "twin", Map.of("capacity", 30))
                .released();
        var people = attendees.some(programme.slug(), 40);
        people.forEach(attendee -> attendee.booked(people.indexOf(attendee) % 2 == 0 ? "skills" : "twin"));

        allAtOnce(people, (number, attendee) -> {
            var from = number % 2 == 0 ? "skills" : "twin";
            var to = number % 2 == 0 ? "twin" : "skills";
            patiently(() -> attendee.book(to, Map.of("instead", from)));
            assertThat(attendee.states()).hasSize(1);
        });

        reconcile();
    }

    /** The counters say what the rows say, and nobody waits who could have a place. */
    private void reconcile() {
        assertThat(fixtures.rows("""
                        select session, taken, waiting,
                            (select count(*) from session_booking b where b.event_id = s.event_id
                                and b.session = s.session and state <> 'WAITING') as holding,
                            (select count(*) from session_booking b where b.event_id = s.event_id
                                and b.session = s.session and state = 'WAITING') as on_the_list,
                            (select count(*) from session_booking b where b.event_id = s.event_id
                                and b.session = s.session and state = 'WAITING' and s.taken < s.capacity
                                and not exists (select from session_booking o where o.registration_id = b.registration_id
                                    and o.state <> 'WAITING' and o.period && b.period)) as overlooked
                        from session_stock s where event_id = (select id from event where slug = ?)""", programme.slug())).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("taken")).isEqualTo(row.get("holding"));
            assertThat(row.get("waiting")).isEqualTo(row.get("on_the_list"));
            assertThat(row.get("overlooked")).isEqualTo("0");
        });
    }

    /** Taken and waiting. */
    private String stock(String session) {
        var row = fixtures.row(
                "select taken, waiting from session_stock where session = ? and event_id = (select id from event where slug = ?)",
                session,
                programme.slug());
        return row.get("taken") + " " + row.get("waiting");
    }

    /** Sends again what a busy service asked to be sent again; what overlaps is refused. */
    private static void patiently(Callable<ValidatableResponse> request) throws Exception {
        var answer = request.call().extract();
        for (int tried = 0; tried < 100 && answer.statusCode() == 503; tried++) {
            answer = request.call().extract();
        }
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 409);
    }

    private interface Deed {
        void act(int number, Attendee attendee) throws Exception;
    }

    private static void allAtOnce(List<Attendee> people, Deed deed) throws Exception {
        var threads = Executors.newFixedThreadPool(people.size());
        try {
            var ready = new CountDownLatch(people.size());
            var started = new ArrayList<Future<?>>();
            for (int i = 0; i < people.size(); i++) {
                int number = i;
                started.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    deed.act(number, people.get(number));
                    return null;
                }));
            }
            for (var each : started) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
