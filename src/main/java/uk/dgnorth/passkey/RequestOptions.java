package uk.dgnorth.passkey;

import java.util.List;

/**
 * What a browser needs to know to use a passkey: PublicKeyCredentialRequestOptionsJSON of Web Authentication, 5.1.
 *
 * @param allowCredentials empty for whichever its user chooses
 */
public record RequestOptions(
        String challenge, String rpId, long timeout, List<Credential> allowCredentials, String userVerification) {}
