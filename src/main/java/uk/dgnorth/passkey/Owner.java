package uk.dgnorth.passkey;

/**
 * Whose a new passkey will be.
 *
 * @param handle 1 to 64 random bytes that say nothing of the person: authenticators hand them to whoever asks (Web
 *     Authentication, 14.6.1)
 * @param email and name are shown by the owner's own device, so that they know the account again
 */
public record Owner(long accountId, byte[] handle, String email, String name) {}
