package uk.dgnorth.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import uk.dgnorth.event.Event;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.programme.Releases;

/** Looks up what everybody may see of a programme. */
@ApplicationScoped
class ScheduleDesk {

    /** Readers of a feed keep what they have seen. */
    private static final int RELEASES_IN_FEED = 50;

    private final Releases releases;

    ScheduleDesk(Releases releases) {
        this.releases = releases;
    }

    @Transactional
    Schedule schedule(String eventSlug) {
        var event = event(eventSlug);
        return Schedule.of(event, releases.newest(event));
    }

    /** An event, and what was released of its programme, the newest first. */
    record History(Event event, List<Releases.Entry> releases) {}

    @Transactional
    History history(String eventSlug) {
        var event = event(eventSlug);
        return new History(event, releases.list(event, Integer.MAX_VALUE, RELEASES_IN_FEED));
    }

    private static Event event(String slug) {
        return Event.findBySlug(slug).orElseThrow(() -> new NotFound("event"));
    }
}
