package uk.dgnorth.problem;

/** What was asked for is not there, or not for this caller to see: the answer does not tell which. */
public class NotFound extends Problem {

    /** @param what the kind of thing in a word or two, such as {@code event} */
    public NotFound(String what) {
        super(404, "not-found", "Not found", "There is no such " + what + ". Check the address and try again.");
    }
}
