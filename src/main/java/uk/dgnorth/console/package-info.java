/**
 * The console: pages on which organisers and reviewers run the registration of one event. They show and do what the
 * APIs do, by the same desks and queries.
 */
@NullMarked
package uk.dgnorth.console;

import org.jspecify.annotations.NullMarked;
