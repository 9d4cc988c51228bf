/** The example event, so that a new service shows something. Knows how events are planned, and nothing of who comes. */
@NullMarked
package uk.dgnorth.example;

import org.jspecify.annotations.NullMarked;
