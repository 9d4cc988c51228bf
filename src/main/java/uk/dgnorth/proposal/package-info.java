/**
 * The call for proposals: who offers to speak, what reviewers say of it, and what organisers decide. It knows
 * programmes, since an accepted proposal becomes a part of the draft; nothing else may know it.
 */
@NullMarked
package uk.dgnorth.proposal;

import org.jspecify.annotations.NullMarked;
