/**
 * Passkeys (Web Authentication Level 3): which account has which, and whether a browser has just used one. Knows
 * accounts by number only, and nothing of what signing in leads to.
 */
@NullMarked
package uk.dgnorth.passkey;

import org.jspecify.annotations.NullMarked;
