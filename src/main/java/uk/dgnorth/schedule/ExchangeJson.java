package uk.dgnorth.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Room;

/** The exchange format as JSON: {@code schedule.json}. Times are text here, since it wants the event's own offset. */
record ExchangeJson(@JsonProperty("$schema") String schema, Generator generator, Body schedule) {

    private static final String SCHEMA = "https://c3voc.de/schedule/schema.json";

    record Generator(String name, String version) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Body(String version, String baseUrl, Conference conference) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Conference(
            String acronym,
            String title,
            String description,
            String start,
            String end,
            @JsonProperty("daysCount") int daysCount,
            String timeslotDuration,
            @Nullable String timeZoneName,
            URI url,
            List<Track> tracks,
            List<RoomEntry> rooms,
            List<Day> days) {}

    record Track(String name) {}

    record RoomEntry(
            String name,
            UUID guid,
            @Nullable Integer capacity,
            @Nullable String description) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Day(int index, String date, String dayStart, String dayEnd, Map<String, List<Talk>> rooms) {}

    /** What the format demands is there even where there is nothing to say. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Talk(
            UUID guid,
            int id,
            String date,
            String start,
            String end,
            String duration,
            String room,
            String slug,
            URI url,
            String title,
            @Nullable String subtitle,
            @Nullable String track,
            String type,
            String language,
            @JsonProperty("abstract") @Nullable String description,
            List<Person> persons,
            List<Reference> links) {}

    record Person(UUID guid, int id, String name, @Nullable String biography, URI url) {}

    record Reference(String url, String title, String type) {}

    static ExchangeJson of(Exchange exchange, Addresses addresses) {
        var event = exchange.event();
        var days = exchange.days();
        return new ExchangeJson(
                SCHEMA,
                new Generator("Digital Government North", "1"),
                new Body(
                        exchange.version(),
                        addresses.event(event) + "/",
                        new Conference(
                                exchange.acronym(),
                                event.name(),
                                event.summary(),
                                days.get(0).date().toString(),
                                days.get(days.size() - 1).date().toString(),
                                days.size(),
                                Exchange.TIMESLOT,
                                exchange.zoneName(),
                                addresses.programme(event),
                                exchange.schedule().programme().tracks().stream()
                                        .map(track -> new Track(track.name()))
                                        .toList(),
                                exchange.schedule().programme().rooms().stream()
                                        .map(room -> room(room, exchange))
                                        .toList(),
                                days.stream()
                                        .map(day -> day(day, exchange, addresses))
                                        .toList())));
    }

    private static RoomEntry room(Room room, Exchange exchange) {
        return new RoomEntry(room.name(), exchange.guid("room", room.slug()), room.capacity(), room.location());
    }

    private static Day day(Exchange.Day day, Exchange exchange, Addresses addresses) {
        var rooms = new LinkedHashMap<String, List<Talk>>();
        day.rooms()
                .forEach((room, talks) -> rooms.put(
                        room,
                        talks.stream()
                                .map(talk -> talk(talk, exchange, addresses))
                                .toList()));
        return new Day(
                day.index(), day.date().toString(), Exchange.moment(day.start()), Exchange.moment(day.end()), rooms);
    }

    private static Talk talk(Exchange.Talk talk, Exchange exchange, Addresses addresses) {
        var session = talk.held().session();
        var track = talk.held().track();
        var startsAt = exchange.startsAt(talk);
        return new Talk(
                talk.guid(),
                talk.id(),
                Exchange.moment(startsAt),
                Exchange.clock(startsAt),
                Exchange.moment(exchange.endsAt(talk)),
                Exchange.duration(talk),
                talk.room(),
                exchange.slug(talk),
                addresses.session(exchange.event(), session.slug()),
                session.title(),
                null,
                track == null ? null : track.name(),
                session.format().code(),
                session.language(),
                session.description(),
                talk.held().speakers().stream()
                        .map(speaker -> {
                            var guid = exchange.guid("speaker", speaker.slug());
                            return new Person(
                                    guid,
                                    Exchange.number(guid),
                                    speaker.name(),
                                    speaker.biography(),
                                    addresses.speaker(exchange.event(), speaker.slug()));
                        })
                        .toList(),
                session.resources().stream()
                        .map(link -> new Reference(link.url(), link.label(), "related"))
                        .toList());
    }
}
