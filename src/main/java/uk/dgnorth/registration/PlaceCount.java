package uk.dgnorth.registration;

/**
 * How many places of one type there are and who has them, at one moment.
 *
 * @param taken what the counter of places says; the rest of the places is counted
 * @param offered kept for people from the waiting list until they answer
 * @param referred kept until a person has decided
 * @param unproved kept until an address is proved
 * @param waiting what the counter says of those who wait
 */
public record PlaceCount(
        String slug,
        String name,
        int capacity,
        int taken,
        int confirmed,
        int offered,
        int referred,
        int unproved,
        int waiting,
        int peopleWaiting) {

    public int free() {
        return Math.max(0, capacity - taken);
    }

    /** Kept for people who are not on the waiting list. */
    public int held() {
        return referred + unproved;
    }

    /** How many more are taken than there are, since the capacity was lowered. */
    public int tooMany() {
        return Math.max(0, taken - capacity);
    }

    /** Whether the counters say what the registrations say: they change together. */
    public boolean addsUp() {
        return taken == confirmed + offered + referred + unproved && waiting == peopleWaiting;
    }
}
