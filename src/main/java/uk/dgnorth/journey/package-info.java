/**
 * Asking for a place on the web: the form, one question a page, and the proof of the address. Keeps the answers until
 * they are sent, and then hands them to the package application, which knows nothing of pages.
 */
@NullMarked
package uk.dgnorth.journey;

import org.jspecify.annotations.NullMarked;
