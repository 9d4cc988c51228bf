package uk.dgnorth.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.registration.PlaceCount;

/**
 * What comes of another capacity, as things stand now.
 *
 * @param version of the place type that the organiser has seen
 * @param offeredUntil until when places that are offered now are kept; null where they are given outright
 * @param meanwhile whether somebody or something else came first, so that the organiser has to look again
 */
record CapacityChange(
        PlaceCount places,
        int capacity,
        int version,
        @Nullable Instant offeredUntil,
        boolean meanwhile) {

    public boolean isRaised() {
        return capacity > places.capacity();
    }

    /** How many people get or are offered a place. */
    public int given() {
        return Math.min(places.waiting(), Math.max(0, capacity - places.taken()));
    }

    /** How many places are free for others afterwards. */
    public int left() {
        return Math.max(0, capacity - places.taken() - given());
    }

    /** How many places have to come free before any is given again. */
    public int tooMany() {
        return Math.max(0, places.taken() - capacity);
    }
}
