/**
 * What attendees need to take part: access and food. Kept apart from registrations, sealed, with a consent and a
 * permission of its own, and gone soon after the event. Nothing else may know it.
 */
@NullMarked
package uk.dgnorth.needs;

import org.jspecify.annotations.NullMarked;
