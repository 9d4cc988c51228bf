/**
 * The editions of the event and the kinds of place they offer, with how many places are taken. Counts places and
 * those who wait for one, but must not know who comes: registrations refer to events, never the other way round.
 */
@NullMarked
package uk.dgnorth.event;

import org.jspecify.annotations.NullMarked;
