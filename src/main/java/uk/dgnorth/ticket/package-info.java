/**
 * The documents of a place: the code that is shown at the door, its QR image and the calendar entry. Works on plain
 * values and knows neither events nor registrations.
 */
@NullMarked
package uk.dgnorth.ticket;

import org.jspecify.annotations.NullMarked;
