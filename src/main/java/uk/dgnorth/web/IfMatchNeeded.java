package uk.dgnorth.web;

import uk.dgnorth.problem.Problem;

/** A change must say which state it was made to (RFC 6585, section 3). */
class IfMatchNeeded extends Problem {

    IfMatchNeeded() {
        super(
                428,
                "if-match-needed",
                "Say what you are changing",
                "Read it first, and send its ETag as If-Match with the change, so that nobody's work is lost.");
    }
}
