package uk.dgnorth.eligibility;

/** One rule of eligibility, with the code that evidence keeps and the outcome that it gives. */
public enum Rule {
    FORMAT("R1-format", Outcome.INVALID),
    IDN("R2-idn", Outcome.INELIGIBLE),
    PUBLIC("R3-public", Outcome.ELIGIBLE),
    REFER("R3-refer", Outcome.REFER),
    SUPPLIER("R3-supplier", Outcome.INELIGIBLE),
    PERSONAL("R3-personal", Outcome.INELIGIBLE),
    EXTERNAL_MARKER("R4-external-marker", Outcome.REFER),
    SHARED_MAILBOX("R5-shared-mailbox", Outcome.REFER),
    LOOKALIKE("R6-lookalike", Outcome.INELIGIBLE),
    UNKNOWN("R7-unknown", Outcome.REFER);

    private final String code;
    private final Outcome outcome;

    Rule(String code, Outcome outcome) {
        this.code = code;
        this.outcome = outcome;
    }

    /** The lasting code for it in JSON and in the database, such as "R3-public". */
    public String code() {
        return code;
    }

    public Outcome outcome() {
        return outcome;
    }
}
