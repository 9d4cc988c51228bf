package uk.dgnorth.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Speaker;

/** The programme by day, as a list, and as timetables where all of it is shown. */
record ProgrammePage(
        String event,
        String name,
        @Nullable Released released,
        @Nullable String zone,
        Wishes wishes,
        Choices choices,
        int count,
        boolean hasTimetable,
        boolean isListWanted,
        List<Day> days) {

    /** What is known of the release that is shown. */
    record Released(String on, int number, String note) {}

    record Day(
            LocalDate date,
            String name,
            List<SessionItem> sessions,
            @Nullable Timetable timetable) {}

    record Choice(String value, String label) {}

    /** What readers can choose from; only what leads to sessions. */
    record Choices(List<Choice> tracks, List<Choice> rooms, List<Choice> formats, List<Choice> speakers) {

        static Choices of(Schedule schedule, Words words) {
            var programme = schedule.programme();
            var sessions = schedule.sessions();
            return new Choices(
                    programme.tracks().stream()
                            .filter(track -> sessions.stream().anyMatch(held -> track.equals(held.track())))
                            .map(track -> new Choice(track.slug(), track.name()))
                            .toList(),
                    programme.rooms().stream()
                            .filter(room -> sessions.stream().anyMatch(held -> room.equals(held.room())))
                            .map(room -> new Choice(room.slug(), room.name()))
                            .toList(),
                    Arrays.stream(Format.values())
                            .filter(format -> sessions.stream()
                                    .anyMatch(held -> held.session().format() == format))
                            .map(format -> new Choice(format.code(), words.format(format)))
                            .toList(),
                    sessions.stream()
                            .flatMap(held -> held.speakers().stream())
                            .distinct()
                            .sorted(Comparator.comparing(Speaker::name).thenComparing(Speaker::slug))
                            .map(speaker -> new Choice(speaker.slug(), speaker.name()))
                            .toList());
        }
    }

    static ProgrammePage of(Schedule schedule, Wishes wishes, boolean isListWanted, Words words) {
        var shown = schedule.sessions().stream().filter(wishes).toList();
        var hasTimetable = wishes.isAny() && !shown.isEmpty();
        return new ProgrammePage(
                schedule.event().slug(),
                schedule.event().name(),
                schedule.release()
                        .map(release ->
                                new Released(words.times().day(release.releasedAt()), release.number(), release.note()))
                        .orElse(null),
                words.zone(),
                wishes,
                Choices.of(schedule, words),
                shown.size(),
                hasTimetable,
                isListWanted,
                days(shown, hasTimetable && !isListWanted, words));
    }

    private static List<Day> days(List<ScheduledSession> sessions, boolean withTimetable, Words words) {
        var byDate = new TreeMap<LocalDate, List<SessionItem>>();
        for (var held : sessions) {
            var date = held.period().from().atZone(words.times().zone()).toLocalDate();
            byDate.computeIfAbsent(date, first -> new ArrayList<>()).add(SessionItem.of(held, words));
        }
        return byDate.entrySet().stream()
                .map(day -> new Day(
                        day.getKey(),
                        words.times().day(day.getValue().get(0).startsAt()),
                        day.getValue(),
                        withTimetable ? Timetable.of(day.getValue(), words) : null))
                .toList();
    }
}
