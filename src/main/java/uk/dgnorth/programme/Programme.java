package uk.dgnorth.programme;

import java.util.List;
import java.util.Optional;

/** A whole programme: the draft as it is now, or a release as it was. Each list is in the order of its slugs. */
public record Programme(List<Room> rooms, List<Track> tracks, List<Speaker> speakers, List<Session> sessions) {

    public static final Programme EMPTY = new Programme(List.of(), List.of(), List.of(), List.of());

    public Optional<Session> session(String slug) {
        return sessions.stream().filter(session -> session.slug().equals(slug)).findFirst();
    }

    /** What the public may see of it: sessions that have a time, and nothing that only organisers know. */
    public Programme published() {
        return new Programme(
                rooms,
                tracks,
                speakers.stream().map(Speaker::published).toList(),
                sessions.stream()
                        .filter(session -> session.period().isPresent())
                        .toList());
    }
}
