package uk.dgnorth.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import uk.dgnorth.event.Event;

/** What pages tell search engines of an event and its sessions, in the words of schema.org. */
@ApplicationScoped
class StructuredData {

    private static final String MEDIUM = "https://schema.org/OfflineEventAttendanceMode";
    private static final String STATUS = "https://schema.org/EventScheduled";

    private final ObjectMapper json;
    private final Addresses addresses;

    StructuredData(ObjectMapper json, Addresses addresses) {
        this.json = json;
        this.addresses = addresses;
    }

    /** The event with its sessions in short: each has a page that says the rest. */
    String programme(Schedule schedule) {
        var event = schedule.event();
        var root = of(event);
        var sessions = root.putArray("subEvent");
        for (var held : schedule.sessions()) {
            var session = sessions.addObject();
            session.put("@type", "Event").put("name", held.session().title());
            times(session, event, held.period().from(), held.period().to());
            session.set("location", place(event));
            session.put("url", addresses.session(event, held.slug()).toString());
        }
        return written(root.put("@context", "https://schema.org"));
    }

    String session(Schedule schedule, ScheduledSession held) {
        var event = schedule.event();
        var session = json.createObjectNode();
        session.put("@context", "https://schema.org")
                .put("@type", "Event")
                .put("name", held.session().title());
        if (held.session().description() != null) {
            session.put("description", held.session().description());
        }
        times(session, event, held.period().from(), held.period().to());
        session.put("eventStatus", STATUS)
                .put("eventAttendanceMode", MEDIUM)
                .put("inLanguage", held.session().language());
        var place = place(event);
        if (held.room() != null) {
            place.put("name", held.room().name() + ", " + event.venue().name());
        }
        session.set("location", place);
        var performers = session.putArray("performer");
        for (var speaker : held.speakers()) {
            var person = performers.addObject();
            person.put("@type", "Person").put("name", speaker.name());
            if (speaker.jobTitle() != null) {
                person.put("jobTitle", speaker.jobTitle());
            }
            if (speaker.organisation() != null) {
                person.putObject("affiliation").put("@type", "Organization").put("name", speaker.organisation());
            }
        }
        session.put("url", addresses.session(event, held.slug()).toString());
        session.set("superEvent", of(event));
        return written(session);
    }

    private ObjectNode of(Event event) {
        var node = json.createObjectNode();
        node.put("@type", "Event").put("name", event.name()).put("description", event.summary());
        times(node, event, event.startsAt(), event.endsAt());
        node.put("eventStatus", STATUS).put("eventAttendanceMode", MEDIUM);
        node.set("location", place(event));
        URI page = addresses.event(event);
        return node.put("url", page.toString());
    }

    private static void times(ObjectNode node, Event event, Instant from, Instant to) {
        var zone = event.timezone();
        node.put("startDate", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(from.atZone(zone)))
                .put("endDate", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(to.atZone(zone)));
    }

    private ObjectNode place(Event event) {
        var place = json.createObjectNode();
        place.put("@type", "Place").put("name", event.venue().name());
        if (event.venue().address() != null) {
            place.put("address", event.venue().address());
        }
        return place;
    }

    /** In HTML only a less-than sign could end the element; in JSON it stands in strings alone, and may be escaped. */
    private String written(ObjectNode node) {
        try {
            return json.writeValueAsString(node).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Structured data cannot be written", e);
        }
    }
}
