/**
 * The organisers' pages, in English only: signing in, events and their clones, the draft programme and its releases.
 * They know the desks that the API has too, and nobody knows them.
 */
@NullMarked
package uk.dgnorth.organiser;

import org.jspecify.annotations.NullMarked;
