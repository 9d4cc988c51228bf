/**
 * Which sessions attendees have chosen: booking, waiting, swapping, what a release does to it, and their own calendar.
 * It knows registrations, programmes and the counters of sessions; of these none knows it.
 */
@NullMarked
package uk.dgnorth.booking;

import org.jspecify.annotations.NullMarked;
