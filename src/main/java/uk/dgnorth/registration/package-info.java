/**
 * Who comes, and on what terms: applications, registrations, the places they hold, the waiting list, and the letters
 * that tell people. Asks the rules of eligibility and never decides by itself who is eligible.
 */
@NullMarked
package uk.dgnorth.registration;

import org.jspecify.annotations.NullMarked;
