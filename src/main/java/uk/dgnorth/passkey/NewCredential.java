package uk.dgnorth.passkey;

/**
 * What is kept of a passkey that was just made.
 *
 * @param data its number and public key, in the layout of Web Authentication, 6.5.1
 * @param backupEligible whether it may be on several devices, which never changes (6.1.3)
 */
record NewCredential(byte[] id, byte[] data, long signCount, boolean backupEligible) {}
