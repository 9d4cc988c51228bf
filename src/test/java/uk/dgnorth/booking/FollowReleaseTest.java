package uk.dgnorth.booking;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.bookable;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.room;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.booking.Attendees.Attendee;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.AProgramme;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Releases;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowReleaseTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Attendees attendees;

    @Inject
    ReleasedBookings released;

    @Inject
    CalendarFeeds feeds;

    @Inject
    DraftDesk drafts;

    @Inject
    Releases releases;

    @Inject
    ObjectMapper json;

    private AProgramme programme;

    @BeforeEach
    void aReleasedProgramme() {
        programme = aProgramme()
                .add("rooms", room("second-room", 3))
                .add("sessions", bookable("skills", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z", 2))
                .add("sessions", bookable("leeds", "2027-09-14T12:00:00Z", "2027-09-14T13:00:00Z", 2))
                .add("sessions", bookable("gigabit", "2027-09-14T13:00:00Z", "2027-09-14T14:00:00Z", 2))
                .released();
    }

    @Test
    void a_booking_follows_its_session_and_the_calendar_has_one_entry_that_moved() {
        var attendee = attendees.one(programme.slug()).booked("skills");
        programme.change(
                "sessions",
                "skills",
                Map.of("startsAt", "2027-09-14T14:00:00Z", "endsAt", "2027-09-14T15:00:00Z", "room", "second-room"));
        var expected = expected();

        programme.released();

        assertThat(expected).isEqualTo(new BookingEffects(1, 0, 0, 0, 0, Map.of("skills", 1)));
        attendee.sessions()
                .body("items.startsAt", contains("2027-09-14T14:00:00Z"))
                .body("items.state", contains("booked"))
                .body("items.room", contains("second-room"));
        var letters = fixtures.letters(attendee.email());
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0)).containsEntry("kind", "sessions-changed");
        assertThat(letters.get(0).get("text"))
                .contains("“Session skills” has moved", "3pm to 4pm", "Room second-room", "/your-registration/");
        var files = calendars(attendee);
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getMethod().isPublish()).isTrue();
        var entries = new HashMap<String, VEvent>();
        files.get(0).getEvents().forEach(entry -> entries.put(entry.getUid().getValue(), entry));
        assertThat(entries).containsOnlyKeys("skills." + programme.slug() + "@localhost");
        var entry = entries.values().iterator().next();
        assertThat(entry.getSequence().getValue()).isOne();
        assertThat(entry.getDateStart().getValue().toInstant()).isEqualTo("2027-09-14T14:00:00Z");
    }

    @Test
    void what_moves_onto_another_booked_session_is_undecided_until_its_owner_chooses() {
        var attendee = attendees.one(programme.slug()).booked("skills").booked("leeds");
        programme.change(
                "sessions",
                "skills",
                Map.of("startsAt", "2027-09-14T12:30:00Z", "endsAt", "2027-09-14T13:00:00Z", "room", "second-room"));
        var expected = expected();

        programme.released();

        assertThat(expected).isEqualTo(new BookingEffects(1, 1, 0, 0, 0, Map.of("skills", 1, "leeds", 1)));
        assertThat(attendee.states()).containsExactly("leeds booked", "skills undecided");
        attendee.sessions().body("items[1].overlaps", contains("leeds"));
        assertThat(stock("skills")).isEqualTo("1 0");
        assertThat(fixtures.letters(attendee.email()).get(0).get("text")).contains("now overlaps with Session leeds");

        attendee.book("skills").statusCode(409).body("overlaps.session", contains("leeds"));
        attendee.book("skills", Map.of("instead", "leeds")).statusCode(200).body("state", equalTo("booked"));

        assertThat(attendee.states()).containsExactly("skills booked");
        assertThat(List.of(stock("skills"), stock("leeds"))).containsExactly("1 0", "0 0");
    }

    @Test
    void giving_up_what_is_in_the_way_settles_what_was_undecided() {
        var attendee = attendees.one(programme.slug()).booked("skills").booked("leeds");
        clash().released();

        attendee.giveUp("leeds");

        assertThat(attendee.states()).containsExactly("skills booked");
    }

    @Test
    void a_later_release_that_takes_them_apart_settles_it_too() {
        var attendee = attendees.one(programme.slug()).booked("skills").booked("leeds");
        clash().released();

        programme
                .change(
                        "sessions",
                        "leeds",
                        Map.of("startsAt", "2027-09-14T14:00:00Z", "endsAt", "2027-09-14T15:00:00Z"))
                .released();

        assertThat(attendee.states()).containsExactly("skills booked", "leeds booked");
    }

    @Test
    void two_sessions_that_change_places_stay_booked() {
        var attendee = attendees.one(programme.slug()).booked("skills").booked("leeds");

        programme
                .change(
                        "sessions",
                        "skills",
                        Map.of("startsAt", "2027-09-14T12:00:00Z", "endsAt", "2027-09-14T13:00:00Z"))
                .change(
                        "sessions",
                        "leeds",
                        Map.of("startsAt", "2027-09-14T11:00:00Z", "endsAt", "2027-09-14T12:00:00Z"))
                .released();

        assertThat(attendee.states()).containsExactly("leeds booked", "skills booked");
        assertThat(fixtures.letters(attendee.email())).hasSize(1);
        assertThat(calendars(attendee).get(0).getEvents()).hasSize(2);
    }

    @Test
    void one_letter_tells_all_that_one_release_changes() {
        var attendee =
                attendees.one(programme.slug()).booked("skills").booked("leeds").booked("gigabit");
        var waiting = attendees.one(programme.slug());
        attendees.one(programme.slug()).booked("leeds");
        waiting.book("leeds").body("state", equalTo("waiting"));
        var untouched = attendees.one(programme.slug()).booked("gigabit");
        programme
                .remove("sessions", "skills")
                .change(
                        "sessions",
                        "leeds",
                        Map.of("startsAt", "2027-09-14T14:00:00Z", "endsAt", "2027-09-14T15:00:00Z"));
        var expected = expected();

        programme.released();

        assertThat(expected).isEqualTo(new BookingEffects(3, 0, 1, 0, 0, Map.of("leeds", 2, "gigabit", 2)));
        assertThat(attendee.states()).containsExactly("gigabit booked", "leeds booked");
        assertThat(waiting.states()).containsExactly("leeds waiting");
        var letters = fixtures.letters(attendee.email());
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).get("text"))
                .contains("“Session skills” is cancelled", "“Session leeds” has moved")
                .doesNotContain("gigabit");
        var files = calendars(attendee);
        assertThat(files).hasSize(2);
        assertThat(files.get(0).getMethod().isPublish()).isTrue();
        assertThat(files.get(1).getMethod().isCancel()).isTrue();
        assertThat(files.get(1).getEvents().get(0).getSequence().getValue()).isOne();
        assertThat(files.get(1).getEvents().get(0).getStatus().isCancelled()).isTrue();
        assertThat(fixtures.letters(waiting.email()).get(0).get("text")).contains("still on its waiting list");
        assertThat(calendars(waiting)).isEmpty();
        assertThat(fixtures.letters(untouched.email())).isEmpty();
        assertThat(fixtures.rows("select 1 from session_stock where session = 'skills' and event_id = ?", event().id()))
                .isEmpty();
    }

    @Test
    void what_becomes_open_to_all_needs_no_booking_and_stays_in_calendars() {
        var attendee = attendees.one(programme.slug()).booked("skills");
        var open = new HashMap<String, Object>();
        open.put("capacity", null);
        programme.change("sessions", "skills", open).released();

        assertThat(attendee.states()).isEmpty();
        assertThat(fixtures.letters(attendee.email()).get(0).get("text")).contains("open to all");
        assertThat(calendars(attendee)).isEmpty();
    }

    @Test
    void a_capacity_below_what_is_booked_costs_nobody_a_place_and_falls_as_places_come_free() {
        var people = attendees.some(programme.slug(), 2);
        people.forEach(attendee -> attendee.booked("skills"));
        programme.change("sessions", "skills", Map.of("capacity", 1)).released();

        assertThat(people).allMatch(attendee -> attendee.states().equals(List.of("skills booked")));
        attendees.one(programme.slug()).book("skills").body("state", equalTo("waiting"));
        people.get(0).giveUp("skills");

        assertThat(stock("skills")).isEqualTo("1 1");
        assertThat(fixtures.row(
                        "select ceiling from session_stock where session = 'skills' and event_id = ?", event().id()))
                .containsEntry("ceiling", "1");
        assertThat(fixtures.letters(people.get(0).email())).isEmpty();
    }

    @Test
    void a_higher_capacity_promotes_and_a_preview_says_how_many_and_for_whom_the_room_is_too_small() {
        attendees.some(programme.slug(), 2).forEach(attendee -> attendee.booked("skills"));
        var first = attendees.one(programme.slug());
        first.book("skills").body("state", equalTo("waiting"));
        var busy = attendees.one(programme.slug());
        busy.book("skills").body("state", equalTo("waiting"));
        busy.booked("leeds");
        var last = attendees.one(programme.slug());
        last.book("skills").body("position", equalTo(3));
        programme
                .change("sessions", "leeds", Map.of("startsAt", "2027-09-14T11:30:00Z", "room", "main-hall"))
                .change("sessions", "skills", Map.of("capacity", 4, "room", "second-room"));
        var expected = expected();

        programme.released();

        assertThat(expected).isEqualTo(new BookingEffects(5, 0, 0, 2, 1, Map.of("skills", 4, "leeds", 1)));
        assertThat(first.states()).containsExactly("skills booked");
        assertThat(last.states()).containsExactly("skills booked");
        assertThat(busy.states()).containsExactly("skills waiting", "leeds booked");
        assertThat(fixtures.letters(last.email())).hasSize(1);
        assertThat(fixtures.rows("select recipient from outbox_message where event = ?", programme.slug()))
                .hasSize(expected.letters());
        assertThat(stock("skills")).isEqualTo("4 1");
    }

    @Test
    void what_a_preview_counts_is_what_then_happens_and_a_preview_changes_nothing() {
        attendees
                .some(programme.slug(), 2)
                .forEach(attendee -> attendee.booked("skills").booked("leeds"));
        clash();
        var before = fixtures.rows("select * from session_booking where event_id = ? order by id", event().id());
        var expected = expected();
        assertThat(fixtures.rows("select * from session_booking where event_id = ? order by id", event().id()))
                .isEqualTo(before);

        var happened = QuarkusTransaction.requiringNew().call(() -> {
            var event = Event.findBySlugToEdit(programme.slug()).orElseThrow();
            var current = releases.newest(event).orElseThrow().programme();
            var release = releases.add(event, drafts.whole(event).published(), "", "test", event.startsAt());
            return released.follow(event, current, release);
        });

        assertThat(happened).isEqualTo(expected);
        assertThat(expected.clashes()).isEqualTo(2);
        assertThat(fixtures.rows(
                        "select 1 from session_booking where event_id = ? and state = 'UNDECIDED'", event().id()))
                .hasSize(2);
    }

    @Test
    void a_release_does_to_people_what_its_preview_said_to_the_organiser() {
        var people = attendees.some(programme.slug(), 4);
        people.forEach(attendee -> attendee.booked("inclusion"));
        people.get(0).booked("leeds");
        attendees.some(programme.slug(), 2).forEach(attendee -> attendee.booked("skills"));
        var waiting = attendees.one(programme.slug());
        waiting.book("skills").body("state", equalTo("waiting"));
        programme
                .change(
                        "sessions",
                        "inclusion",
                        Map.of(
                                "startsAt",
                                "2027-09-14T12:30:00Z",
                                "endsAt",
                                "2027-09-14T13:00:00Z",
                                "room",
                                "second-room"))
                .change("sessions", "skills", Map.of("capacity", 3));
        var before = calendar(feed(people.get(1)));

        var preview = programme.preview().then().statusCode(200).extract().jsonPath();
        programme.released();

        assertThat(preview.getInt("bookings.letters")).isEqualTo(5).isEqualTo(letters());
        assertThat(preview.getInt("bookings.clashes"))
                .isEqualTo(1)
                .isEqualTo(fixtures.rows(
                                "select 1 from session_booking where state = 'UNDECIDED' and event_id = ?",
                                event().id())
                        .size());
        assertThat(preview.getInt("bookings.promoted")).isEqualTo(1);
        assertThat(waiting.states()).containsExactly("skills booked");
        assertThat(preview.getInt("bookings.beyondRoom"))
                .as("4 in a room for 3")
                .isEqualTo(1);
        preview.<String, Integer>getMap("bookings.booked")
                .forEach((session, booked) -> assertThat(stock(session)).isEqualTo(booked + " 0"));
        people.forEach(
                attendee -> assertThat(fixtures.letters(attendee.email())).hasSize(1));
        var kept = new HashMap<String, VEvent>();
        before.getEvents().forEach(entry -> kept.put(entry.getUid().getValue(), entry));
        calendars(people.get(1)).get(0).getEvents().forEach(entry -> {
            var uid = entry.getUid().getValue();
            var known = kept.get(uid);
            assertThat(known).as("the calendar has it already, under " + uid).isNotNull();
            assertThat(entry.getSequence().getValue())
                    .isGreaterThan(known.getSequence().getValue());
            kept.put(uid, entry);
        });
        assertThat(kept).hasSize(2).containsKey("inclusion." + programme.slug() + "@localhost");
        assertThat(kept.get("inclusion." + programme.slug() + "@localhost")
                        .getDateStart()
                        .getValue()
                        .toInstant())
                .isEqualTo("2027-09-14T12:30:00Z");
        assertThat(calendar(feed(people.get(1))).getEvents()).hasSize(2);
    }

    private int letters() {
        return fixtures.rows("select recipient from outbox_message where event = ?", programme.slug())
                .size();
    }

    private String feed(Attendee attendee) {
        var address = URI.create(feeds.replace(attendee.id())).getPath();
        return given().get(address).then().statusCode(200).extract().asString();
    }

    private AProgramme clash() {
        return programme.change(
                "sessions",
                "skills",
                changed(
                        Map.of("startsAt", "2027-09-14T12:30:00Z"),
                        Map.of("endsAt", "2027-09-14T13:00:00Z", "room", "second-room")));
    }

    private BookingEffects expected() {
        var event = event();
        return released.effects(
                event,
                releases.newest(event).orElseThrow().programme(),
                drafts.whole(event).published());
    }

    private Event event() {
        return Event.findBySlug(programme.slug()).orElseThrow();
    }

    private String stock(String session) {
        var row = fixtures.row(
                "select taken, waiting from session_stock where session = ? and event_id = ?", session, event().id());
        return row.get("taken") + " " + row.get("waiting");
    }

    /** The calendar files of the newest letter, read by another library than wrote them. */
    private List<ICalendar> calendars(Attendee attendee) {
        var attachments = fixtures.rows(
                        "select attachments from outbox_message where recipient = ? order by id desc limit 1",
                        attendee.email())
                .get(0)
                .get("attachments");
        try {
            return StreamSupport.stream(json.readTree(attachments).spliterator(), false)
                    .map(FollowReleaseTest::calendar)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ICalendar calendar(JsonNode attachment) {
        return calendar(
                new String(Base64.getDecoder().decode(attachment.get("content").asText()), UTF_8));
    }

    private static ICalendar calendar(String text) {
        return Biweekly.parse(text).first();
    }
}
