/**
 * The load program behind {@code deploy/load.sh}: many people register at once with the packaged service, over HTTP and
 * SMTP only, and the program tells how fast that went and what it cost. No test: {@code mvn verify} never runs it.
 */
@NullMarked
package uk.dgnorth.load;

import org.jspecify.annotations.NullMarked;
