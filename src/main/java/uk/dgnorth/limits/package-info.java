/** How much of what a stranger can set off is let through. Knows counts and time, nothing of the domain. */
@NullMarked
package uk.dgnorth.limits;

import org.jspecify.annotations.NullMarked;
