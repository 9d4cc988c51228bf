package uk.dgnorth.programme;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Looks through a draft before it is released: plain Java that reads no clock and no database.
 *
 * @param event from the start of the event until its end
 * @param changeover what people need to get from one session to the next
 * @param booked how many have booked each session, by slug
 */
public record Inspection(Programme draft, Period event, ZoneId zone, Duration changeover, Map<String, Integer> booked) {

    /** In the order of time, those that block first. */
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var rooms = new HashMap<String, Room>();
        draft.rooms().forEach(room -> rooms.put(room.slug(), room));
        var speakers = new HashMap<String, Speaker>();
        draft.speakers().forEach(speaker -> speakers.put(speaker.slug(), speaker));
        var planned = planned();
        for (int i = 0; i < planned.size(); i++) {
            var session = planned.get(i);
            inspect(session, rooms, speakers, findings);
            for (var later : planned.subList(i + 1, planned.size())) {
                inspect(session, later, rooms, speakers, findings);
            }
        }
        findings.sort(Comparator.comparing(finding -> !finding.code().blocks()));
        return findings;
    }

    private record Planned(Session session, Period period) {}

    private List<Planned> planned() {
        return draft.sessions().stream()
                .flatMap(session -> session.period().map(period -> new Planned(session, period)).stream())
                .sorted(Comparator.comparing(
                                (Planned planned) -> planned.period().from())
                        .thenComparing(planned -> planned.session().slug()))
                .toList();
    }

    private void inspect(
            Planned planned, Map<String, Room> rooms, Map<String, Speaker> speakers, List<Finding> findings) {
        var session = planned.session();
        var title = quoted(session);
        if (!event.contains(planned.period())) {
            findings.add(about(Finding.Code.OUTSIDE_EVENT, title + " lies outside the times of the event", session));
        }
        var room = session.room() == null ? null : rooms.get(session.room());
        if (room == null) {
            findings.add(about(Finding.Code.ROOM_MISSING, title + " has no room", session));
        } else {
            inspect(planned, room, findings);
        }
        for (var slug : session.speakers()) {
            var speaker = speakers.get(slug);
            if (speaker != null) {
                inspect(planned, speaker, findings);
            }
        }
        if (session.format().hasContent()
                && Objects.requireNonNullElse(session.description(), "").isBlank()) {
            findings.add(about(Finding.Code.ABSTRACT_MISSING, title + " has no abstract", session));
        }
    }

    private void inspect(Planned planned, Room room, List<Finding> findings) {
        var session = planned.session();
        var from = planned.period().from().atZone(zone);
        var to = planned.period().to().atZone(zone);
        var isOneDay = from.toLocalDate().equals(to.minusNanos(1).toLocalDate());
        if (room.hasHours() && (!isOneDay || !room.isOpen(from.toLocalTime(), to.toLocalTime()))) {
            findings.add(about(
                    Finding.Code.OUTSIDE_ROOM_HOURS,
                    quoted(session) + " lies outside the hours of " + room.name(),
                    session));
        }
        var wanted =
                Math.max(booked.getOrDefault(session.slug(), 0), Objects.requireNonNullElse(session.capacity(), 0));
        if (wanted > room.capacity()) {
            findings.add(about(
                    Finding.Code.ROOM_TOO_SMALL,
                    room.name() + " holds " + room.capacity() + " people, and " + quoted(session) + " has " + wanted
                            + " places or bookings",
                    session));
        }
    }

    private void inspect(Planned planned, Speaker speaker, List<Finding> findings) {
        var session = planned.session();
        if (speaker.unavailable().stream().anyMatch(planned.period()::overlaps)) {
            findings.add(about(
                    Finding.Code.SPEAKER_UNAVAILABLE,
                    speaker.name() + " is not available for " + quoted(session),
                    session));
        }
        if (!Boolean.TRUE.equals(speaker.confirmed())) {
            findings.add(about(
                    Finding.Code.SPEAKER_UNCONFIRMED,
                    speaker.name() + " has not confirmed " + quoted(session),
                    session));
        }
    }

    private void inspect(
            Planned earlier,
            Planned later,
            Map<String, Room> rooms,
            Map<String, Speaker> speakers,
            List<Finding> findings) {
        var overlap = earlier.period().overlaps(later.period());
        var isTight = later.period().from().isBefore(earlier.period().to().plus(changeover));
        if (!overlap && !isTight) {
            return;
        }
        var first = earlier.session();
        var second = later.session();
        var room = first.room() != null && first.room().equals(second.room()) ? rooms.get(first.room()) : null;
        var shared = first.speakers().stream()
                .filter(second.speakers()::contains)
                .map(speakers::get)
                .filter(Objects::nonNull)
                .toList();
        var both = quoted(first) + " and " + quoted(second);
        if (overlap) {
            if (room != null) {
                findings.add(about(
                        Finding.Code.ROOM_TWICE, both + " are in " + room.name() + " at the same time", first, second));
            }
            shared.forEach(speaker -> findings.add(about(
                    Finding.Code.SPEAKER_TWICE,
                    speaker.name() + " speaks in " + both + " at the same time",
                    first,
                    second)));
        } else if (room != null || !shared.isEmpty()) {
            findings.add(about(
                    Finding.Code.SHORT_CHANGEOVER,
                    "There are less than " + changeover.toMinutes() + " minutes between " + both,
                    first,
                    second));
        }
    }

    private static String quoted(Session session) {
        return "“" + session.title() + "”";
    }

    private static Finding about(Finding.Code code, String detail, Session... sessions) {
        return new Finding(code, List.of(sessions).stream().map(Session::slug).toList(), detail);
    }
}
