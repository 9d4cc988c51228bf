package uk.dgnorth.registration;

/** How many people wait for a decision, and for how many of them it is late. */
public record ReferralCount(long waiting, long overdue) {}
