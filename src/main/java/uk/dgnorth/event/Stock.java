package uk.dgnorth.event;

/** How many places of one type there are, are taken, and are waited for, as seen at one moment. */
public record Stock(int capacity, int taken, int referred, int waiting) {

    public int placesLeft() {
        return Math.max(0, capacity - taken);
    }

    /** Whether somebody new can have a place: not while others wait for one. */
    public boolean hasRoom() {
        return taken < capacity && waiting == 0;
    }
}
