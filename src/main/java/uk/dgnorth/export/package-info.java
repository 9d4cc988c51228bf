/**
 * What organisers read of the registrations of one event: lists in pages, searches for a person, and files of
 * attendees. Reads records of its own by SQL and changes nothing but the audit trail; it must not know how anybody
 * came to be registered.
 */
@NullMarked
package uk.dgnorth.export;

import org.jspecify.annotations.NullMarked;
