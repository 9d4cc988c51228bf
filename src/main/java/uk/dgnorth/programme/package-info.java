/**
 * The programme that organisers work on: rooms, tracks, speakers and sessions, each a document of the draft. It knows
 * events, and must not know who comes; what the public sees is a release of it.
 */
@NullMarked
package uk.dgnorth.programme;

import org.jspecify.annotations.NullMarked;
