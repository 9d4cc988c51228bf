package uk.dgnorth.registration;

/**
 * Who asks for a place for somebody else.
 *
 * @param isForOwnPlace whether it is their own place that they want to pass on
 */
public record Inviter(String name, boolean isForOwnPlace) {}
