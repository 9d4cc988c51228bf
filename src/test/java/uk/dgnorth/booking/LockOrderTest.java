package uk.dgnorth.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.programme.AProgramme.bookable;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.room;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.booking.Attendees.Attendee;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LockOrderTest {

    private static final int ROUNDS = 5;
    private static final int PEOPLE = 4;

    @Inject
    Fixtures fixtures;

    @Inject
    Attendees attendees;

    /**
     * Those who cancel lead somebody who waits to a place and to both sessions. Some give back one session before, so
     * they come to the counters of sessions from elsewhere than those who have none; others swap between these two.
     * Taken in another order, or without turns, their locks make two of them wait for each other.
     */
    @Test
    void who_cancels_who_comes_instead_and_who_swaps_never_wait_for_each_other() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var programme = AProgramme.of(anEvent().with("offers", false).kept())
                    .add("rooms", room("second-room", 40))
                    .add("sessions", bookable("early", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z", 90))
                    .add(
                            "sessions",
                            changed(
                                    bookable("late", "2027-09-14T12:00:00Z", "2027-09-14T13:00:00Z", 90),
                                    Map.of("room", "second-room")))
                    .released();
            var event = programme.slug();
            var leaving = attendees.some(event, PEOPLE);
            var swapping = attendees.some(event, PEOPLE);
            var leavingWithout = attendees.some(event, PEOPLE);
            var waiting = attendees.some(event, 2 * PEOPLE);
            fillUp(event, waiting);
            var deeds = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < PEOPLE; i++) {
                var one = i % 2 == 0 ? "early" : "late";
                var other = i % 2 == 0 ? "late" : "early";
                var leaver = leaving.get(i).booked(one);
                var swapper = swapping.get(i).booked(one);
                var without = leavingWithout.get(i);
                deeds.add(() -> cancel(leaver));
                deeds.add(() -> cancel(without));
                deeds.add(() ->
                        swapper.book(other, Map.of("instead", one)).extract().statusCode());
            }

            assertThat(atOnce(deeds)).containsOnly(200);

            for (var attendee : waiting) {
                assertThat(attendee.states()).containsExactly("early booked", "late booked");
            }
            assertThat(fixtures.rows("""
                            select taken from session_stock s
                            where event_id = (select id from event where slug = ?) and taken <> (
                                select count(*) from session_booking b
                                where b.event_id = s.event_id and b.session = s.session)""", event)).isEmpty();
        }
    }

    private static int cancel(Attendee attendee) {
        return given().auth()
                .oauth2(attendee.token())
                .post("/api/v1/registrations/me/cancellation")
                .statusCode();
    }

    /** Those who wait wish for both sessions, and no place is free. */
    private void fillUp(String event, List<Attendee> waiting) {
        for (var attendee : waiting) {
            fixtures.update(
                    "update registration set status = 'WAITING', holds_place = false, confirmed_at = null where id = ?",
                    attendee.id());
            fixtures.update("insert into session_wish values (?, 'early'), (?, 'late')", attendee.id(), attendee.id());
        }
        fixtures.update("""
                update place_stock set capacity = ?, ceiling = ?, taken = ?, waiting = ?
                where place_type_id = (select p.id from place_type p join event e on e.id = p.event_id where e.slug = ?)""", 3 * PEOPLE, 3 * PEOPLE, 3 * PEOPLE, waiting.size(), event);
    }

    private static List<Integer> atOnce(List<Callable<Integer>> deeds) throws Exception {
        var threads = Executors.newFixedThreadPool(deeds.size());
        try {
            var together = new CyclicBarrier(deeds.size());
            var answers = new ArrayList<Integer>();
            var started = deeds.stream()
                    .map(deed -> threads.submit(() -> {
                        together.await();
                        return deed.call();
                    }))
                    .toList();
            for (var each : started) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
