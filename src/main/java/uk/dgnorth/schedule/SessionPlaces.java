package uk.dgnorth.schedule;

/** How many can book one session, how many hold a place, and how many wait, as seen at one moment. */
public record SessionPlaces(int capacity, int taken, int waiting) {

    public int placesLeft() {
        return Math.max(0, capacity - taken);
    }

    /** Whether somebody new can have a place: not while others wait for one. */
    public boolean hasRoom() {
        return taken < capacity && waiting == 0;
    }
}
