package uk.dgnorth.passkey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public half of a key that somebody's device or password manager keeps, and that only its owner can use. */
@Entity
@Table(name = "account_passkey")
class Passkey extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long accountId;
    private byte[] credentialId;
    private byte[] credential;
    private long signCount;
    private boolean backupEligible;
    private String name;
    private Instant createdAt;
    private @Nullable Instant usedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Passkey() {}

    @SuppressWarnings("NullAway.Init")
    Passkey(long accountId, String name, NewCredential made, Instant now) {
        this.accountId = accountId;
        this.name = name;
        this.credentialId = made.id();
        this.credential = made.data();
        this.signCount = made.signCount();
        this.backupEligible = made.backupEligible();
        this.createdAt = now;
    }

    static List<Passkey> of(long accountId) {
        return Passkey.<Passkey>find("accountId = ?1 order by createdAt, id", accountId)
                .page(0, Passkeys.MOST)
                .list();
    }

    static long countOf(long accountId) {
        return count("accountId", accountId);
    }

    static boolean isKnown(byte[] credentialId) {
        return count("credentialId", credentialId) > 0;
    }

    static Optional<Passkey> lock(byte[] credentialId) {
        return Passkey.<Passkey>find("credentialId", credentialId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    static Optional<Passkey> of(long accountId, long id) {
        return Passkey.<Passkey>find("accountId = ?1 and id = ?2", accountId, id)
                .singleResultOptional();
    }

    /** @return how many were deleted */
    static long deleteAllOf(long accountId) {
        return delete("accountId", accountId);
    }

    void use(long signCount, Instant now) {
        this.signCount = signCount;
        this.usedAt = now;
    }

    PasskeyView view() {
        return new PasskeyView(id, name, createdAt, usedAt);
    }

    long accountId() {
        return accountId;
    }

    byte[] credentialId() {
        return credentialId;
    }

    byte[] credential() {
        return credential;
    }

    long signCount() {
        return signCount;
    }

    boolean isBackupEligible() {
        return backupEligible;
    }
}
