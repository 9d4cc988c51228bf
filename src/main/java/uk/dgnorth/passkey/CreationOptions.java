package uk.dgnorth.passkey;

import java.util.List;

/** What a browser needs to know to make a passkey: PublicKeyCredentialCreationOptionsJSON of Web Authentication, 5.1. */
public record CreationOptions(
        Site rp,
        User user,
        String challenge,
        List<Algorithm> pubKeyCredParams,
        long timeout,
        List<Credential> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {

    /** Where it is good. */
    public record Site(String id, String name) {}

    /** @param id the owner's handle in base64url */
    public record User(String id, String name, String displayName) {}

    /** @param alg a number of the registry of COSE algorithms */
    public record Algorithm(String type, long alg) {}

    /** A passkey on the owner's device that can be found without being named, and that asks who uses it. */
    public record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
