package uk.dgnorth.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One day as a table: a column for each room in use, a row for each time at which something starts. */
record Timetable(List<String> rooms, List<Line> lines) {

    record Line(String time, Instant at, List<Cell> cells) {}

    /** What starts in one room at one time; it reaches down for as long as it lasts, or until the next starts there. */
    record Cell(int rows, List<SessionItem> sessions) {}

    static Timetable of(List<SessionItem> sessions, Words words) {
        var starts = List.copyOf(
                sessions.stream().map(SessionItem::startsAt).collect(Collectors.toCollection(TreeSet::new)));
        var rooms = sessions.stream()
                .map(item -> room(item, words))
                .distinct()
                // What has no room stands last.
                .sorted(Comparator.comparing(
                                (String room) -> room.equals(words.say().noRoom()))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var cells = starts.stream().map(start -> new ArrayList<Cell>()).toList();
        for (var room : rooms) {
            var inRoom = sessions.stream()
                    .filter(item -> room(item, words).equals(room))
                    .toList();
            int row = 0;
            while (row < starts.size()) {
                var cell = cell(inRoom, starts, row);
                cells.get(row).add(cell);
                row += cell.rows();
            }
        }
        var lines = new ArrayList<Line>();
        for (int row = 0; row < starts.size(); row++) {
            lines.add(new Line(words.times().time(starts.get(row)), starts.get(row), cells.get(row)));
        }
        return new Timetable(rooms, lines);
    }

    private static Cell cell(List<SessionItem> inRoom, List<Instant> starts, int row) {
        var here = inRoom.stream()
                .filter(item -> item.startsAt().equals(starts.get(row)))
                .toList();
        int next = row + 1;
        while (next < starts.size() && reaches(here, starts.get(next)) && startsNothing(inRoom, starts.get(next))) {
            next++;
        }
        return new Cell(next - row, here);
    }

    private static boolean reaches(List<SessionItem> sessions, Instant time) {
        return sessions.stream().anyMatch(item -> item.endsAt().isAfter(time));
    }

    private static boolean startsNothing(List<SessionItem> sessions, Instant time) {
        return sessions.stream().noneMatch(item -> item.startsAt().equals(time));
    }

    private static String room(SessionItem item, Words words) {
        return Objects.requireNonNullElseGet(item.room(), words.say()::noRoom);
    }
}
