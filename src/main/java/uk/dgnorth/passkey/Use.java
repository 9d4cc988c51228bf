package uk.dgnorth.passkey;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What came of the use of a passkey. */
public final class Use {

    private static final Use REFUSED = new Use(Verdict.REFUSED, 0, null);

    private final Verdict verdict;
    private final long accountId;
    private final byte @Nullable [] handle;

    private Use(Verdict verdict, long accountId, byte @Nullable [] handle) {
        this.verdict = verdict;
        this.accountId = accountId;
        this.handle = handle;
    }

    /** Whether it shows who used it. */
    public enum Verdict {
        GOOD,
        REFUSED,
        /** Its counter went back, so somebody may have a copy of it (Web Authentication, 6.1.1). */
        COPIED
    }

    static Use refused() {
        return REFUSED;
    }

    static Use of(Verdict verdict, Passkey passkey, byte @Nullable [] handle) {
        return new Use(verdict, passkey.accountId(), handle);
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Whose the passkey is; of no meaning where it was refused. */
    public long accountId() {
        return accountId;
    }

    /** Whether the authenticator names the owner by this handle. */
    public boolean names(byte[] ownersHandle) {
        return Arrays.equals(handle, ownersHandle);
    }
}
