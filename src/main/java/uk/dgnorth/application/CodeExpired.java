package uk.dgnorth.application;

import uk.dgnorth.problem.Problem;

/** The code has had its day, or another application for the address was proved first. */
public class CodeExpired extends Problem {

    CodeExpired() {
        super(
                410,
                "code-expired",
                "The code has expired",
                "Register again, or ask for a link if you have registered already.");
    }
}
