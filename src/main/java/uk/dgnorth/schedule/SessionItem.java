package uk.dgnorth.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as it stands in lists and timetables. */
record SessionItem(
        String slug,
        String title,
        String language,
        Instant startsAt,
        Instant endsAt,
        String times,
        @Nullable String room,
        @Nullable String track,
        String format,
        boolean bookable,
        List<Name> speakers) {

    record Name(String slug, String name) {}

    static SessionItem of(ScheduledSession held, Words words) {
        var session = held.session();
        var period = held.period();
        return new SessionItem(
                session.slug(),
                session.title(),
                session.language(),
                period.from(),
                period.to(),
                words.times().times(period.from(), period.to()),
                held.room() == null ? null : held.room().name(),
                held.track() == null ? null : held.track().name(),
                words.format(session.format()),
                session.takesBookings(),
                held.speakers().stream()
                        .map(speaker -> new Name(speaker.slug(), speaker.name()))
                        .toList());
    }
}
