/**
 * Places for colleagues: an attendee passes their own on, or asks for places for a team. Each colleague proves their
 * own address; whoever asked sees what became of it, and neither codes nor needs.
 */
@NullMarked
package uk.dgnorth.colleague;

import org.jspecify.annotations.NullMarked;
