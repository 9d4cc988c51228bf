/**
 * Refusals that a caller can act on, and their one form: {@code application/problem+json} (RFC 9457).
 * Knows HTTP and nothing of the domain: each feature says its own refusals as subclasses of {@link Problem}.
 */
@NullMarked
package uk.dgnorth.problem;

import org.jspecify.annotations.NullMarked;
