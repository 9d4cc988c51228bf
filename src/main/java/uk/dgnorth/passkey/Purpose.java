package uk.dgnorth.passkey;

/** What a browser asks its owner's passkey for: the answer to one is no answer to another. */
public enum Purpose {
    ADD,
    SIGN_IN,
    PROVE
}
