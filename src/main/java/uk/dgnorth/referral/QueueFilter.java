package uk.dgnorth.referral;

import uk.dgnorth.web.Sorting;

/** Which domains of the queue are wanted, and in which order. An empty text narrows nothing. */
public record QueueFilter(String domain, boolean overdue, Sorting sorting) {}
