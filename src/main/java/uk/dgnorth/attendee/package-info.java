/** What attendees do with their own registration. Sees only the registration whose access token the caller holds. */
@NullMarked
package uk.dgnorth.attendee;

import org.jspecify.annotations.NullMarked;
