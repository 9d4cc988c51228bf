/**
 * What speakers do for themselves: the invitation, signing in, their tasks, and changes that organisers decide on. It
 * edits the draft by way of the programme's own desk, keeps files by way of that of uploads, and must not know who comes.
 */
@NullMarked
package uk.dgnorth.speaker;

import org.jspecify.annotations.NullMarked;
