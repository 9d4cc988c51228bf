package uk.dgnorth.booking;

import java.util.Map;

/**
 * What a release does, or would do now, to people who have chosen sessions.
 *
 * @param letters how many people hear of it, in one letter each
 * @param clashes how many of them come to hold two places at one time, and have to choose
 * @param ended how many places in sessions, and waits for one, end
 * @param promoted how many get a place that they waited for
 * @param beyondRoom how many hold a place for which the room of the session is too small
 * @param booked how many hold a place in each session then, by slug
 */
public record BookingEffects(
        int letters, int clashes, int ended, int promoted, int beyondRoom, Map<String, Integer> booked) {}
