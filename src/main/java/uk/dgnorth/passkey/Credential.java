package uk.dgnorth.passkey;

/** A passkey, as browsers name it. @param id in base64url */
public record Credential(String type, String id) {}
