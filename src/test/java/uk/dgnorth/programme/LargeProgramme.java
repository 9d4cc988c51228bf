package uk.dgnorth.programme;

import static uk.dgnorth.programme.AProgramme.changed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * As much as the largest conference has: 10 rooms, 6 tracks, 400 speakers, and 300 sessions on two days, each part as
 * organisers send it.
 */
public final class LargeProgramme {

    public static final int SESSIONS = 300;
    public static final int SPEAKERS = 400;

    private static final int ROOMS = 10;
    private static final int TRACKS = 6;
    private static final int SLOTS_A_DAY = 15;
    private static final Duration SLOT = Duration.ofMinutes(30);
    private static final Duration LENGTH = Duration.ofMinutes(25);

    /** When an event has to start and end to hold it. */
    public static final String STARTS_AT = "2027-09-14T08:30:00Z";

    public static final String ENDS_AT = "2027-09-15T16:30:00Z";

    private LargeProgramme() {}

    /** One part, and the kind that its address names. */
    public record Piece(String kind, Map<String, Object> part) {}

    /** What sessions refer to comes before them. */
    public static List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < ROOMS; i++) {
            pieces.add(new Piece("rooms", AProgramme.room("room-" + i, 100)));
        }
        for (int i = 0; i < TRACKS; i++) {
            pieces.add(new Piece("tracks", Map.of("slug", "track-" + i, "name", "Track number " + i)));
        }
        for (int i = 0; i < SPEAKERS; i++) {
            pieces.add(new Piece("speakers", AProgramme.speaker("speaker-" + i)));
        }
        for (int i = 0; i < SESSIONS; i++) {
            pieces.add(new Piece("sessions", session(i)));
        }
        return pieces;
    }

    private static Map<String, Object> session(int number) {
        var slot = number / ROOMS;
        var starts = Instant.parse(STARTS_AT)
                .plus(Duration.ofDays(slot / SLOTS_A_DAY))
                .plus(SLOT.multipliedBy(slot % SLOTS_A_DAY));
        return changed(
                AProgramme.session(
                        "session-" + number,
                        starts.toString(),
                        starts.plus(LENGTH).toString()),
                Map.of(
                        "title",
                        "Session number " + number + ", on how a public body in the North did it",
                        "abstract",
                        "What was tried, what it cost, and what others can take home from it. ".repeat(8),
                        "room",
                        "room-" + number % ROOMS,
                        "track",
                        "track-" + number % TRACKS,
                        "speakers",
                        // No speaker is in two places at once.
                        List.of("speaker-" + number, "speaker-" + (SESSIONS + number % ROOMS * ROOMS + slot % ROOMS))));
    }
}
