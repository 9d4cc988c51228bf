package uk.dgnorth.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One try to sign in, whether or not anybody is behind the address: first the mailbox is proved, then the password. */
@Entity(name = "AccountSignIn")
@Table(name = "account_sign_in")
class SignIn extends PanacheEntityBase {

    static final String PURPOSE = "account-sign-in";
    static final String CODE = "account-code";
    static final int WRONG_AT_MOST = 5;

    @Id
    private byte[] idHash;

    private String address;
    private byte[] codeHash;
    private int wrongCodes;
    private int wrongPasswords;
    private boolean proved;
    private Instant expiresAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SignIn() {}

    SignIn(byte[] idHash, String address, byte[] codeHash, Instant expiresAt) {
        this.idHash = idHash;
        this.address = address;
        this.codeHash = codeHash;
        this.expiresAt = expiresAt;
    }

    static Optional<SignIn> lock(byte[] idHash, Instant now) {
        return SignIn.<SignIn>findByIdOptional(idHash, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> now.isBefore(found.expiresAt));
    }

    static Optional<SignIn> look(byte[] idHash, Instant now) {
        return SignIn.<SignIn>findByIdOptional(idHash).filter(found -> now.isBefore(found.expiresAt));
    }

    /** @return how many were deleted */
    static long deleteThoseThatExpiredBefore(Instant time) {
        return delete("expiresAt < ?1", time);
    }

    void mistypedCode() {
        wrongCodes++;
    }

    void mistypedPassword() {
        wrongPasswords++;
    }

    void prove() {
        proved = true;
    }

    boolean isProved() {
        return proved;
    }

    boolean isLocked() {
        return wrongCodes >= WRONG_AT_MOST || wrongPasswords >= WRONG_AT_MOST;
    }

    String address() {
        return address;
    }

    byte[] codeHash() {
        return codeHash;
    }
}
