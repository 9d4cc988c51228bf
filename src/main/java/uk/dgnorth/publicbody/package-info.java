/**
 * Public bodies and their domains: the lists that are in force, those of earlier days, and the public check of an address.
 * It must not know who is coming: registrations ask it, it never asks them.
 */
@NullMarked
package uk.dgnorth.publicbody;

import org.jspecify.annotations.NullMarked;
