package uk.dgnorth.embedded;

/** Why the embedded database cannot be had, in one line that tells the person at the terminal what to do. */
public class CannotStart extends RuntimeException {

    private final String line;

    CannotStart(String line) {
        super(line);
        this.line = line;
    }

    CannotStart(String line, Exception cause) {
        super(line, cause);
        this.line = line + " (" + cause.getMessage() + ")";
    }

    public String line() {
        return line;
    }
}
