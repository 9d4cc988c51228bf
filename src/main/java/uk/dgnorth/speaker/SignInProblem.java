package uk.dgnorth.speaker;

import uk.dgnorth.problem.Problem;
import uk.dgnorth.speaker.SignInDesk.Answer;

/** The code does not sign in. */
abstract class SignInProblem extends Problem {

    private SignInProblem(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    static SignInProblem of(Answer answer) {
        return switch (answer.refusal()) {
            case NONE -> throw new IllegalStateException("a code that is right is no problem");
            case WRONG -> new Wrong(answer.triesLeft());
            case LOCKED -> new Locked();
            case OVER -> new Over();
        };
    }

    /** It was counted. */
    private static final class Wrong extends SignInProblem {

        Wrong(int triesLeft) {
            super(422, "wrong-code", "Wrong code", "Check the code in the newest letter and try again.");
            says("triesLeft", triesLeft);
        }
    }

    /** Wrong too often. */
    private static final class Locked extends SignInProblem {

        Locked() {
            super(423, "code-locked", "Too many wrong codes", "The code was wrong too often. Start another sign-in.");
        }
    }

    /** Too old, used, or of no sign-in. */
    private static final class Over extends SignInProblem {

        Over() {
            super(410, "code-expired", "The code has expired", "Start another sign-in to get a new code.");
        }
    }
}
