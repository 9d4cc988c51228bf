package uk.dgnorth.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.programme.Change;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.programme.Slot;
import uk.dgnorth.web.Language;
import uk.dgnorth.web.Site;

/** The releases of a programme as an Atom feed (RFC 4287), in English. */
@ApplicationScoped
class ReleaseFeed {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final Site site;
    private final Addresses addresses;

    ReleaseFeed(Site site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    String of(ScheduleDesk.History history) {
        var event = history.event();
        var releases = history.releases();
        var self = addresses.feed(event);
        var times = new EventTimes(event.timezone(), Language.ENGLISH);
        return Xml.document(xml -> xml.element("feed", () -> {
            xml.attribute("xmlns", NAMESPACE)
                    .attribute("xml:lang", "en")
                    .text("id", self)
                    .text("title", "Changes to the programme of " + event.name())
                    // Before the first release nothing is newer than that there is an event at all.
                    .text(
                            "updated",
                            releases.isEmpty() ? Instant.EPOCH : releases.get(0).releasedAt())
                    .element("author", () -> xml.text("name", site.organiser()));
            link(xml, "self", self);
            link(xml, "alternate", addresses.programme(event));
            for (var release : releases) {
                xml.element("entry", () -> {
                    xml.text("id", self + "#release-" + release.number())
                            .text("title", "Version " + release.number() + " of the programme")
                            .text("updated", release.releasedAt());
                    link(xml, "alternate", addresses.programme(event));
                    xml.text("content", text(release, times));
                });
            }
        }));
    }

    private static void link(Xml xml, String relation, URI target) {
        xml.element("link", () -> xml.attribute("rel", relation).attribute("href", target));
    }

    private static String text(Releases.Entry release, EventTimes times) {
        var lines = new ArrayList<String>();
        if (!release.note().isBlank()) {
            lines.add(release.note());
        }
        lines.addAll(changes(release.changes(), times));
        return String.join("\n", lines);
    }

    private static List<String> changes(List<Change> changes, EventTimes times) {
        return changes.stream()
                .map(change -> switch (change.what()) {
                    case NEW -> "New: " + change.title() + at(change.after(), times);
                    case MOVED -> "Moved: " + change.title() + at(change.after(), times);
                    case RETITLED -> "New title: " + change.title() + " (before: " + change.titleBefore() + ")";
                    case CHANGED -> "Changed: " + change.title();
                    case CANCELLED -> "Cancelled: " + change.title() + at(change.before(), times);
                })
                .toList();
    }

    private static String at(@Nullable Slot slot, EventTimes times) {
        return slot == null || slot.startsAt() == null ? "" : ", " + times.moment(slot.startsAt());
    }
}
