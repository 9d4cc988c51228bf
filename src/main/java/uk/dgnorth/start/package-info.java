/**
 * How the service starts and stops: which database it uses, whether it is in development, what it tells the person who
 * started it. It must not know events or registrations, and no feature may depend on more than {@link
 * uk.dgnorth.start.Development}.
 */
@NullMarked
package uk.dgnorth.start;

import org.jspecify.annotations.NullMarked;
