package uk.dgnorth.application;

import uk.dgnorth.problem.Problem;

/** Not the code of the letter. Counting it is part of the answer, so its transaction commits. */
public class WrongCode extends Problem {

    WrongCode(int triesLeft) {
        super(
                422,
                "wrong-code",
                "Wrong code",
                triesLeft > 0
                        ? "Check the code in the newest letter and try again."
                        : "That was wrong too often. Ask for a new code.");
        says("triesLeft", triesLeft);
    }
}
