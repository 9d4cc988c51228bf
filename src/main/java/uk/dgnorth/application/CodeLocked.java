package uk.dgnorth.application;

import uk.dgnorth.problem.Problem;

/** Too many wrong codes for this application. */
public class CodeLocked extends Problem {

    CodeLocked() {
        super(423, "code-locked", "Too many wrong codes", "The code was wrong too often. Ask for a new code.");
    }
}
