package uk.dgnorth.proposal;

/** How far organisers have got with a proposal: what they decided, or that they have yet to. */
public enum Standing {
    OPEN,
    ACCEPT,
    DECLINE,
    HOLD
}
