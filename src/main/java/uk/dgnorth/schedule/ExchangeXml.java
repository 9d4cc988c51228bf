package uk.dgnorth.schedule;

import java.util.List;
import uk.dgnorth.programme.Link;

/** The exchange format as XML: {@code schedule.xml}. */
final class ExchangeXml {

    private final Exchange exchange;
    private final Addresses addresses;
    private final Xml xml;

    private ExchangeXml(Exchange exchange, Addresses addresses, Xml xml) {
        this.exchange = exchange;
        this.addresses = addresses;
        this.xml = xml;
    }

    static String of(Exchange exchange, Addresses addresses) {
        return Xml.document(xml -> new ExchangeXml(exchange, addresses, xml).schedule());
    }

    private void schedule() {
        xml.element("schedule", () -> {
            xml.element(
                    "generator",
                    () -> xml.attribute("name", "Digital Government North").attribute("version", "1"));
            xml.text("version", exchange.version());
            xml.element("conference", this::conference);
            exchange.days().forEach(day -> xml.element("day", () -> day(day)));
        });
    }

    private void conference() {
        var event = exchange.event();
        var days = exchange.days();
        xml.text("title", event.name())
                .text("acronym", exchange.acronym())
                .text("start", days.get(0).date())
                .text("end", days.get(days.size() - 1).date())
                .text("days", days.size())
                .text("timeslot_duration", Exchange.TIMESLOT)
                .text("base_url", addresses.event(event) + "/")
                .text("url", addresses.programme(event))
                .text("time_zone_name", event.timezone().getId());
        exchange.schedule()
                .programme()
                .tracks()
                .forEach(track -> xml.element("track", () -> xml.attribute("name", track.name())));
    }

    private void day(Exchange.Day day) {
        xml.attribute("date", day.date())
                .attribute("start", Exchange.moment(day.start()))
                .attribute("end", Exchange.moment(day.end()))
                .attribute("index", day.index());
        var guids = exchange.rooms();
        day.rooms()
                .forEach((room, talks) -> xml.element("room", () -> {
                    xml.attribute("name", room);
                    var guid = guids.get(room);
                    if (guid != null) {
                        xml.attribute("guid", guid);
                    }
                    talks.forEach(talk -> xml.element("event", () -> talk(talk)));
                }));
    }

    private void talk(Exchange.Talk talk) {
        var session = talk.held().session();
        var track = talk.held().track();
        var startsAt = exchange.startsAt(talk);
        xml.attribute("id", talk.id())
                .attribute("guid", talk.guid())
                .text("room", talk.room())
                .text("title", session.title())
                .text("subtitle", null)
                .text("type", session.format().code())
                .text("date", Exchange.moment(startsAt))
                .text("start", Exchange.clock(startsAt))
                .text("duration", Exchange.duration(talk))
                .text("abstract", session.description())
                .text("slug", exchange.slug(talk))
                .text("track", track == null ? null : track.name())
                .element("persons", () -> persons(talk))
                .text("language", session.language())
                .element("links", () -> links(session.resources()))
                .text("url", addresses.session(exchange.event(), session.slug()));
    }

    private void persons(Exchange.Talk talk) {
        for (var speaker : talk.held().speakers()) {
            var guid = exchange.guid("speaker", speaker.slug());
            xml.element(
                    "person",
                    () -> xml.attribute("id", Exchange.number(guid))
                            .attribute("guid", guid)
                            .characters(speaker.name()));
        }
    }

    private void links(List<Link> links) {
        for (var link : links) {
            xml.element("link", () -> xml.attribute("href", link.url()).characters(link.label()));
        }
    }
}
