/** What the site says about itself: privacy, cookies, accessibility, contact and terms. Knows nothing of who comes. */
@NullMarked
package uk.dgnorth.information;

import org.jspecify.annotations.NullMarked;
