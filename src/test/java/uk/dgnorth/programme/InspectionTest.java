package uk.dgnorth.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InspectionTest {

    private static final Period EVENT =
            new Period(Instant.parse("2027-09-14T08:00:00Z"), Instant.parse("2027-09-14T16:00:00Z"));

    private final List<Room> rooms = new ArrayList<>(List.of(
            new Room("hall", "Hall", 100, true, true, null, null, null),
            new Room("lab", "Lab", 20, true, true, null, "10:00", "15:00")));
    private final List<Speaker> speakers = new ArrayList<>(List.of(aSpeaker("ready", true), aSpeaker("unsure", null)));
    private final List<Session> sessions = new ArrayList<>();

    @Test
    void a_programme_that_can_be_held_has_no_findings() {
        sessions.add(aSession("a", "09:00", "10:00", "hall", 50, "ready"));
        sessions.add(aSession("b", "10:05", "11:00", "hall", null, "ready"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void one_room_twice_blocks_and_a_session_that_follows_at_once_does_not() {
        sessions.add(aSession("long", "09:00", "12:00", "hall", null));
        sessions.add(aSession("inside", "10:00", "10:30", "hall", null));
        sessions.add(aSession("after", "12:00", "12:30", "hall", null));

        assertThat(codes()).containsExactly("ROOM_TWICE [long, inside]", "SHORT_CHANGEOVER [long, after]");
    }

    @Test
    void one_speaker_in_two_rooms_at_once_blocks() {
        sessions.add(aSession("a", "11:00", "12:00", "hall", null, "ready"));
        sessions.add(aSession("b", "11:59", "12:30", "lab", null, "ready"));

        assertThat(codes()).containsExactly("SPEAKER_TWICE [a, b]");
    }

    @Test
    void a_session_outside_the_event_or_the_hours_of_its_room_blocks() {
        sessions.add(aSession("early", "08:59", "09:30", "hall", null));
        sessions.add(aSession("late", "14:30", "15:01", "lab", null));

        assertThat(codes()).containsExactly("OUTSIDE_EVENT [early]", "OUTSIDE_ROOM_HOURS [late]");
    }

    @Test
    void the_hours_of_a_room_are_those_of_the_event_s_zone() {
        sessions.add(aSession("on-the-dot", "10:00", "15:00", "lab", null));

        assertThat(codes()).isEmpty();
    }

    @Test
    void what_does_not_block_is_a_warning() {
        speakers.add(new Speaker("away", "Away", null, null, null, null, List.of(), null, List.of(EVENT), true));
        sessions.add(aSession("a", "10:00", "11:00", "lab", 21, "away", "unsure"));
        sessions.add(new Session(
                "b",
                "B",
                " ",
                Format.TALK,
                null,
                "en",
                at("11:30"),
                at("12:00"),
                null,
                null,
                List.of(),
                null,
                List.of()));

        assertThat(codes())
                .containsExactly(
                        "ROOM_TOO_SMALL [a]",
                        "SPEAKER_UNAVAILABLE [a]",
                        "SPEAKER_UNCONFIRMED [a]",
                        "ROOM_MISSING [b]",
                        "ABSTRACT_MISSING [b]");
        assertThat(findings()).noneMatch(finding -> finding.code().blocks());
    }

    @Test
    void more_bookings_than_the_room_holds_are_a_warning() {
        sessions.add(aSession("a", "10:00", "11:00", "lab", 10));

        assertThat(new Inspection(
                                new Programme(rooms, List.of(), speakers, sessions),
                                EVENT,
                                ZoneId.of("Europe/London"),
                                Duration.ofMinutes(5),
                                Map.of("a", 25))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.ROOM_TOO_SMALL);
    }

    private List<String> codes() {
        return findings().stream()
                .map(finding -> finding.code() + " " + finding.sessions())
                .toList();
    }

    private List<Finding> findings() {
        return new Inspection(
                        new Programme(rooms, List.of(), speakers, sessions),
                        EVENT,
                        ZoneId.of("Europe/London"),
                        Duration.ofMinutes(5),
                        Map.of())
                .findings();
    }

    private static Speaker aSpeaker(String slug, @Nullable Boolean confirmed) {
        return new Speaker(slug, slug, null, null, null, null, List.of(), null, List.of(), confirmed);
    }

    /** Times of day in Manchester, where it is summer. */
    private static Session aSession(
            String slug, String from, String to, String room, @Nullable Integer capacity, String... speakers) {
        return new Session(
                slug,
                slug,
                "About it.",
                Format.TALK,
                null,
                "en",
                at(from),
                at(to),
                room,
                null,
                List.of(speakers),
                capacity,
                List.of());
    }

    private static Instant at(String time) {
        return Instant.parse("2027-09-14T" + time + ":00Z").minus(Duration.ofHours(1));
    }
}
