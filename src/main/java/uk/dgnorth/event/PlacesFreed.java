package uk.dgnorth.event;

/**
 * Places of this type came free in the running transaction. Observed, in that transaction, by the one routine that
 * promotes the waiting list.
 */
public record PlacesFreed(long placeTypeId) {}
