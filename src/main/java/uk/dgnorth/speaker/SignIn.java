package uk.dgnorth.speaker;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One try to sign in, whether or not anybody is behind the address. */
@Entity
@Table(name = "speaker_sign_in")
class SignIn extends PanacheEntityBase {

    static final String PURPOSE = "speaker-sign-in";
    static final String CODE = "speaker-code";
    static final int WRONG_CODES_AT_MOST = 5;

    @Id
    private byte[] idHash;

    private String address;
    private byte[] codeHash;
    private int wrongCodes;
    private Instant expiresAt;
    private @Nullable Instant usedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SignIn() {}

    SignIn(byte[] idHash, String address, byte[] codeHash, Instant expiresAt) {
        this.idHash = idHash;
        this.address = address;
        this.codeHash = codeHash;
        this.expiresAt = expiresAt;
    }

    static Optional<SignIn> lock(byte[] idHash) {
        return findByIdOptional(idHash, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return how many were deleted */
    static long deleteThoseThatExpiredBefore(Instant time) {
        return delete("expiresAt < ?1", time);
    }

    boolean isOver(Instant now) {
        return usedAt != null || !now.isBefore(expiresAt);
    }

    void mistyped() {
        wrongCodes++;
    }

    int triesLeft() {
        return WRONG_CODES_AT_MOST - wrongCodes;
    }

    void use(Instant now) {
        usedAt = now;
    }

    String address() {
        return address;
    }

    byte[] codeHash() {
        return codeHash;
    }
}
