/**
 * Who is calling, and secrets: bearer tokens, one-time codes and the server's key. Secrets are kept only as keyed
 * hashes. Knows ids of registrations and addresses of speakers, never what
 * either is.
 */
@NullMarked
package uk.dgnorth.access;

import org.jspecify.annotations.NullMarked;
