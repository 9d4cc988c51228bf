package uk.dgnorth.ticket;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * One event for an attendee's calendar. The uid stays the same and the sequence rises, so that a calendar changes or
 * removes what it has instead of adding another (RFC 5545, sections 3.8.4.7 and 3.8.7.4). {@code organiser} is a mailto
 * address, which a published entry has to name (RFC 5546, section 3.2.1).
 */
public record CalendarEntry(
        String uid,
        int sequence,
        URI organiser,
        String summary,
        String description,
        String location,
        URI url,
        Instant startsAt,
        Instant endsAt,
        Instant stamp,
        boolean cancelled) {

    private static final ProdId PRODUCT = new ProdId("-//Digital Government North//Registration//EN");

    /** RFC 5545, section 3.1: octets of a line, without its end. */
    private static final int LONGEST_LINE = 75;

    /** The entry as a file, with times in UTC, so that it needs no definition of a time zone. */
    public byte[] ics() {
        return file(List.of(cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH), List.of(this))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Several entries as one file that adds or changes them; those that are cancelled say so themselves. */
    public static byte[] published(List<CalendarEntry> entries) {
        return file(List.of(ImmutableMethod.PUBLISH), entries).getBytes(StandardCharsets.UTF_8);
    }

    /** Several entries as one file to subscribe to, under a name (RFC 7986, section 5.1, and what came before it). */
    public static String feed(String name, List<CalendarEntry> entries) {
        return file(List.of(ImmutableMethod.PUBLISH, new Name(name), new XProperty("X-WR-CALNAME", name)), entries);
    }

    private static String file(List<Property> head, List<CalendarEntry> entries) {
        var properties = new ArrayList<Property>(List.of(PRODUCT, ImmutableVersion.VERSION_2_0));
        properties.addAll(head);
        var calendar = new Calendar(
                new PropertyList(properties),
                new ComponentList<>(entries.stream()
                        .<CalendarComponent>map(CalendarEntry::event)
                        .toList()));
        return fold(calendar.toString());
    }

    /** What to call the file's type: mail readers look for the method there. */
    public String contentType() {
        return "text/calendar; method=" + (cancelled ? "CANCEL" : "PUBLISH") + "; charset=utf-8";
    }

    private VEvent event() {
        return new VEvent(new PropertyList(List.of(
                new Uid(uid),
                new Sequence(sequence),
                new DtStamp(stamp),
                new Organizer(organiser),
                new DtStart<>(startsAt),
                new DtEnd<>(endsAt),
                new Summary(summary),
                new Description(description),
                new Location(location),
                new Url(url),
                cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED)));
    }

    /** Between characters: the library's own outputter counts characters where the standard counts octets. */
    private static String fold(String unfolded) {
        var folded = new StringBuilder(unfolded.length() + 64);
        var octets = 0;
        for (var characters = unfolded.codePoints().iterator(); characters.hasNext(); ) {
            var character = Character.toString(characters.nextInt());
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (character.equals("\r") || character.equals("\n")) {
                octets = 0;
            } else if (octets + size > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.append(character);
        }
        return folded.toString();
    }
}
