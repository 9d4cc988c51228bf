/**
 * Asking for a place: submissions of the form, and the proof that the address is the applicant's. Opens registrations
 * and hands them over, proved, to the package registration.
 */
@NullMarked
package uk.dgnorth.application;

import org.jspecify.annotations.NullMarked;
