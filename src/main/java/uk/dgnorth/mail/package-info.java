/**
 * Letters: an outbox that takes them in the transaction of the change they tell of, and sends them afterwards.
 * Knows nothing of what a letter says: a row holds a slug and a reference, and never asks what they stand for.
 */
@NullMarked
package uk.dgnorth.mail;

import org.jspecify.annotations.NullMarked;
