package uk.dgnorth.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Level;
import uk.dgnorth.programme.Link;
import uk.dgnorth.programme.Room;
import uk.dgnorth.programme.Speaker;
import uk.dgnorth.programme.Track;

/** A released session, with what it refers to in it. */
record SessionView(
        @Schema(examples = "digital-inclusion-in-leeds") String slug,
        String title,
        @JsonProperty("abstract") @Nullable String description,
        Format format,
        @Nullable Level level,
        @Schema(examples = "en") String language,
        @Schema(examples = "2027-09-14T09:30:00Z") Instant startsAt,
        @Schema(examples = "2027-09-14T10:15:00Z") Instant endsAt,
        @Nullable RoomView room,
        @Nullable TrackView track,
        List<SpeakerLine> speakers,

        @Schema(description = "How many people can book it. Absent where it is open to all.") @Nullable
        Integer capacity,

        @Schema(description = "How many can still book it; 0 means a waiting list. Absent where it is open to all.")
        @Nullable
        Integer placesLeft,

        List<Link> resources,
        @Schema(description = "Its page") URI url) {

    record RoomView(
            String slug,
            String name,
            boolean stepFree,
            boolean hearingLoop,
            @Nullable String location) {

        static @Nullable RoomView of(@Nullable Room room) {
            return room == null
                    ? null
                    : new RoomView(room.slug(), room.name(), room.stepFree(), room.hearingLoop(), room.location());
        }
    }

    record TrackView(String slug, String name) {

        static @Nullable TrackView of(@Nullable Track track) {
            return track == null ? null : new TrackView(track.slug(), track.name());
        }
    }

    /** Whom the session names. */
    record SpeakerLine(
            String slug,
            String name,
            @Nullable String jobTitle,
            @Nullable String organisation) {

        static SpeakerLine of(Speaker speaker) {
            return new SpeakerLine(speaker.slug(), speaker.name(), speaker.jobTitle(), speaker.organisation());
        }
    }

    static SessionView of(Event event, ScheduledSession held, Addresses addresses) {
        var session = held.session();
        return new SessionView(
                session.slug(),
                session.title(),
                session.description(),
                session.format(),
                session.level(),
                session.language(),
                held.period().from(),
                held.period().to(),
                RoomView.of(held.room()),
                TrackView.of(held.track()),
                held.speakers().stream().map(SpeakerLine::of).toList(),
                session.capacity(),
                held.placesLeft(),
                session.resources(),
                addresses.session(event, session.slug()));
    }
}
