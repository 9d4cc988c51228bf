package uk.dgnorth.organiser;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Session;

/** Sessions as lists show them. */
final class Timetable {

    private Timetable() {}

    /** By start, those without a time last. */
    static List<Session> inOrder(Programme programme) {
        return programme.sessions().stream()
                .sorted(Comparator.comparing((Session session) ->
                                session.period().map(period -> period.from()).orElse(Instant.MAX))
                        .thenComparing(Session::slug))
                .toList();
    }

    /** When and where. */
    static String slot(Session session, Programme programme, EventTimes times) {
        var when = session.period()
                .map(period -> times.period(period.from(), period.to()))
                .orElse("No time yet");
        var where = programme.rooms().stream()
                .filter(room -> room.slug().equals(session.room()))
                .map(Room::name)
                .findFirst()
                .orElse("no room yet");
        return when + ", " + where;
    }
}
