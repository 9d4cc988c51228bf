/**
 * What the public sees of a programme: the newest release as JSON, pages, calendars, exchange files and feed. It knows
 * programmes, uploads and the counters of bookable sessions, and must not know who booked.
 */
@NullMarked
package uk.dgnorth.schedule;

import org.jspecify.annotations.NullMarked;
