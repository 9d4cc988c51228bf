package uk.dgnorth.event;

/**
 * An event is removed in the running transaction. Observed, in that transaction, by whatever is kept under its slug and
 * must not be there for another event that takes the slug later.
 */
public record EventRemoved(String event) {}
