package uk.dgnorth.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.upload.Photo;
import uk.dgnorth.upload.Slides;
import uk.dgnorth.upload.UploadDesk;

/** Looks up what everybody may see of a programme. */
@ApplicationScoped
class ScheduleDesk {

    /** Readers of a feed keep what they have seen. */
    private static final int RELEASES_IN_FEED = 50;

    private final Releases releases;
    private final SessionStock stock;
    private final UploadDesk uploads;

    ScheduleDesk(Releases releases, SessionStock stock, UploadDesk uploads) {
        this.releases = releases;
        this.stock = stock;
        this.uploads = uploads;
    }

    @Transactional
    Schedule schedule(String eventSlug) {
        var event = Event.demand(eventSlug);
        return Schedule.of(event, releases.newest(event), Map.of());
    }

    /** The same, with the places that are left in sessions. */
    @Transactional
    Schedule scheduleWithPlaces(String eventSlug) {
        var event = Event.demand(eventSlug);
        return Schedule.of(event, releases.newest(event), stock.look(event.id()));
    }

    /** By the slug of their speaker. */
    Map<String, Photo> photos(Schedule schedule) {
        return uploads.photos(schedule.event());
    }

    /** Those that everybody may have. */
    Optional<Slides> slides(Schedule schedule, ScheduledSession held) {
        return uploads.slides(schedule.event(), held.slug()).filter(Slides::published);
    }

    /** An event, and what was released of its programme, the newest first. */
    record History(Event event, List<Releases.Entry> releases) {}

    @Transactional
    History history(String eventSlug) {
        var event = Event.demand(eventSlug);
        return new History(event, releases.list(event, Integer.MAX_VALUE, RELEASES_IN_FEED));
    }
}
