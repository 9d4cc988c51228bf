/**
 * The PostgreSQL server that the service brings along and runs itself, for when nobody has given it another. It knows
 * directories, locks and processes; it must not know Quarkus, nor what the database is used for.
 */
@NullMarked
package uk.dgnorth.embedded;

import org.jspecify.annotations.NullMarked;
