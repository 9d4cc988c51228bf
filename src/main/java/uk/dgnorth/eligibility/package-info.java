/**
 * The rules that say whether an address belongs to the UK public sector: plain values in, one decision out.
 * It must know nothing but java.* and JSpecify: no database, network, clock, framework, event or registration.
 */
@NullMarked
package uk.dgnorth.eligibility;

import org.jspecify.annotations.NullMarked;
