package uk.dgnorth.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Release;

/**
 * A programme as the exchange format of c3voc and frab divides it: days, rooms of each day, sessions of each room
 * (https://c3voc.de/wiki/schedule, read in November 2026). What it asks of names decides some of ours.
 */
record Exchange(Schedule schedule, List<Day> days) {

    /** Sessions start when they like; clients use it to draw lines. */
    static final String TIMESLOT = "00:05";

    /** Of the two digits that the format has for hours. */
    private static final Duration LONGEST = Duration.ofHours(100).minusMinutes(1);

    private static final int SHORTEST_ACRONYM = 4;
    private static final Pattern ZONE = Pattern.compile("^[A-Z][a-z]+/[A-Z][a-z]+.*");

    /** A day of the event in its own zone; a session belongs to the day on which it starts. */
    record Day(int index, LocalDate date, OffsetDateTime start, OffsetDateTime end, Map<String, List<Talk>> rooms) {}

    /** A session, with numbers for clients that know no better. */
    record Talk(ScheduledSession held, int id, UUID guid, String room) {}

    static Exchange of(Schedule schedule) {
        var event = schedule.event();
        var zone = event.timezone();
        var talks = talks(schedule);
        var days = new ArrayList<Day>();
        var last = event.endsAt().minusNanos(1).atZone(zone).toLocalDate();
        for (var date = event.startsAt().atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            days.add(day(days.size() + 1, date, event, talks));
        }
        return new Exchange(schedule, days);
    }

    /** By slug, so that the numbers are the same in both formats, and in the next release. */
    private static List<Talk> talks(Schedule schedule) {
        var taken = new HashSet<Integer>();
        return schedule.sessions().stream()
                .sorted(Comparator.comparing(ScheduledSession::slug))
                .map(held -> {
                    var guid = guid(schedule.event(), "session", held.slug());
                    var id = number(guid);
                    while (!taken.add(id)) {
                        id++;
                    }
                    var room = held.room();
                    return new Talk(
                            held,
                            id,
                            guid,
                            room == null ? schedule.event().venue().name() : room.name());
                })
                .toList();
    }

    private static Day day(int index, LocalDate date, Event event, List<Talk> talks) {
        var zone = event.timezone();
        var rooms = new LinkedHashMap<String, List<Talk>>();
        talks.stream()
                .filter(talk ->
                        talk.held().period().from().atZone(zone).toLocalDate().equals(date))
                .sorted(Comparator.comparing(Talk::room)
                        .thenComparing(talk -> talk.held().period().from()))
                .forEach(talk -> rooms.computeIfAbsent(talk.room(), first -> new ArrayList<>())
                        .add(talk));
        return new Day(
                index,
                date,
                at(later(event.startsAt(), date.atStartOfDay(zone).toInstant()), zone),
                at(earlier(event.endsAt(), date.plusDays(1).atStartOfDay(zone).toInstant()), zone),
                rooms);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    Event event() {
        return schedule.event();
    }

    String version() {
        return String.valueOf(schedule.release().map(Release::number).orElse(0));
    }

    /** Lower case letters, digits and underscores, at least four. */
    String acronym() {
        var acronym = new StringBuilder(event().slug().replace('-', '_'));
        while (acronym.length() < SHORTEST_ACRONYM) {
            acronym.append('_');
        }
        return acronym.toString();
    }

    /** The format calls a file by it, so it is unlike that of any other event. */
    String slug(Talk talk) {
        return acronym() + "-session-" + talk.held().slug();
    }

    OffsetDateTime startsAt(Talk talk) {
        return at(talk.held().period().from(), event().timezone());
    }

    OffsetDateTime endsAt(Talk talk) {
        return at(talk.held().period().to(), event().timezone());
    }

    static String moment(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    static String clock(OffsetDateTime time) {
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }

    /** What passes between start and end, whatever clocks do meanwhile. */
    static String duration(Talk talk) {
        var period = talk.held().period();
        var duration = Duration.between(period.from(), period.to());
        var shown = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        return String.format(Locale.ROOT, "%02d:%02d", shown.toHours(), shown.toMinutesPart());
    }

    /** Absent where the format does not know the name, such as that of a fixed offset. */
    @Nullable
    String zoneName() {
        var zone = event().timezone().getId();
        return ZONE.matcher(zone).matches() || zone.equals("UTC") ? zone : null;
    }

    UUID guid(String kind, String slug) {
        return guid(event(), kind, slug);
    }

    /** From slugs alone, which never change. */
    private static UUID guid(Event event, String kind, String slug) {
        var name = "uk.dgnorth/" + event.slug() + "/" + kind + "/" + slug;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Positive, and small enough for clients that keep it in 32 bits. */
    static int number(UUID guid) {
        return (int) (guid.getMostSignificantBits() >>> 34) + 1;
    }

    /** Rooms of one name are one room here: the format tells them apart by name. */
    Map<String, UUID> rooms() {
        var rooms = new HashMap<String, UUID>();
        schedule.programme().rooms().forEach(room -> rooms.putIfAbsent(room.name(), guid("room", room.slug())));
        rooms.putIfAbsent(event().venue().name(), guid("venue", ""));
        return rooms;
    }
}
