/**
 * How a draft becomes the programme: the preview, the release, and what it does to people who booked. It knows
 * programmes and bookings; neither knows it.
 */
@NullMarked
package uk.dgnorth.release;

import org.jspecify.annotations.NullMarked;
