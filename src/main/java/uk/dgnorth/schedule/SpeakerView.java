package uk.dgnorth.schedule;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.programme.Link;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.upload.Photo;

/** A released speaker, with the sessions that they hold. */
record SpeakerView(
        String slug,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation,
        @Nullable String biography,
        @Nullable String pronouns,
        List<Link> links,
        List<SessionLine> sessions,
        @Nullable PhotoView photo,
        URI url) {

    /** A JPEG, and what it shows. */
    record PhotoView(URI url, String alt) {}

    record SessionLine(
            String slug,
            String title,
            Instant startsAt,
            Instant endsAt,
            SessionView.@Nullable RoomView room,
            SessionView.@Nullable TrackView track) {

        static SessionLine of(ScheduledSession held) {
            return new SessionLine(
                    held.slug(),
                    held.session().title(),
                    held.period().from(),
                    held.period().to(),
                    SessionView.RoomView.of(held.room()),
                    SessionView.TrackView.of(held.track()));
        }
    }

    static SpeakerView of(Schedule schedule, Speaker speaker, @Nullable Photo photo, Addresses addresses) {
        return new SpeakerView(
                speaker.slug(),
                speaker.name(),
                speaker.jobTitle(),
                speaker.organisation(),
                speaker.biography(),
                speaker.pronouns(),
                speaker.links(),
                schedule.sessionsOf(speaker).stream().map(SessionLine::of).toList(),
                photo == null
                        ? null
                        : new PhotoView(addresses.photo(schedule.event(), speaker.slug(), photo), photo.alt()),
                addresses.speaker(schedule.event(), speaker.slug()));
    }
}
