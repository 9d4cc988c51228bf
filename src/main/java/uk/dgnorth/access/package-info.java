/**
 * Who is calling, and secrets: bearer tokens, one-time codes and the server's key. Secrets are kept only as keyed
 * hashes. Knows ids of registrations, never what a registration is.
 */
@NullMarked
package uk.dgnorth.access;

import org.jspecify.annotations.NullMarked;
