/**
 * What speakers do for themselves: the invitation, signing in, their tasks, and changes that organisers decide on. It
 * edits the draft by way of the programme's own desk, and must not know who comes, nor what files speakers send.
 */
@NullMarked
package uk.dgnorth.speaker;

import org.jspecify.annotations.NullMarked;
