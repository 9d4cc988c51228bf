package uk.dgnorth.registration;

import java.util.List;
import java.util.Map;

/**
 * What attendees choose of the programme. Whoever keeps it knows registrations, which must not know it in turn: hence
 * an interface with one implementation. Its counters are changed after those of places, never before.
 */
public interface SessionChoices {

    /**
     * In the transaction in which these people, of one event, get their places: what they wished for is booked.
     *
     * @return what their letters have to say of it, by registration; nothing for those who wished for nothing
     */
    Map<Long, Enclosure> placesGiven(List<Registration> people);

    /** As {@link #placesGiven}, of one. */
    default Enclosure placeGiven(Registration registration) {
        return placesGiven(List.of(registration)).getOrDefault(registration.id(), Enclosure.NONE);
    }

    /** In the transaction of a cancellation: who does not come needs no place in a session. */
    Enclosure cancelled(Registration registration);

    Chosen of(Registration registration);

    /**
     * Slugs of sessions.
     *
     * @param booked where a place is held
     * @param waiting where one is waited for
     * @param wished what is booked as soon as there is a place at the event
     */
    record Chosen(List<String> booked, List<String> waiting, List<String> wished) {}
}
