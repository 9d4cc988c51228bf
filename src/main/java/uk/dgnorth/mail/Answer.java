package uk.dgnorth.mail;

/** What came of handing over one letter. The reason is fit to be shown: it holds no address. */
record Answer(Verdict verdict, String reason) {

    enum Verdict {
        /** The server has taken responsibility for the letter. */
        ACCEPTED,
        /** The server, or the writing of the message itself, turned down this letter and not the others. */
        REFUSED,
        /** There was nobody to hand it to, or the connection broke: this says nothing about the letter. */
        UNREACHABLE
    }

    private static final int LONGEST_REASON = 500;

    static Answer accepted() {
        return new Answer(Verdict.ACCEPTED, "");
    }

    static Answer refused(Throwable cause) {
        return new Answer(Verdict.REFUSED, reason(cause));
    }

    static Answer unreachable(Throwable cause) {
        return new Answer(Verdict.UNREACHABLE, reason(cause));
    }

    /** Servers like to repeat the address that they refuse. */
    private static String reason(Throwable cause) {
        var message = cause.getMessage() == null ? "no reason given" : cause.getMessage();
        var masked = message.replaceAll("[^\\s<>\\[\\]:,]+@[^\\s<>\\[\\]:,]+", "(address)")
                .replaceAll("\\p{Cntrl}+", " ");
        return masked.length() > LONGEST_REASON ? masked.substring(0, LONGEST_REASON) : masked;
    }
}
