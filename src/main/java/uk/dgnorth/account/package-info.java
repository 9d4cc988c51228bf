/**
 * Who runs the events: accounts by invitation, their roles, how they sign in, where they are signed in, and the tokens
 * of their programs. Knows nothing of what the roles are good for.
 */
@NullMarked
package uk.dgnorth.account;

import org.jspecify.annotations.NullMarked;
