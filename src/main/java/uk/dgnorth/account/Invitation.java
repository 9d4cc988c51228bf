package uk.dgnorth.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link that somebody was given, once, to begin with an account. */
@Entity(name = "AccountInvitation")
@Table(name = "account_invitation")
class Invitation extends PanacheEntityBase {

    static final String PURPOSE = "account-invitation";

    @Id
    private byte[] tokenHash;

    private @Nullable Long accountId;
    private Instant expiresAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    /** @param accountId null for the link that makes the first organiser */
    Invitation(byte[] tokenHash, @Nullable Long accountId, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.accountId = accountId;
        this.expiresAt = expiresAt;
    }

    static Optional<Invitation> open(byte[] tokenHash, Instant now, LockModeType lock) {
        return Invitation.<Invitation>findByIdOptional(tokenHash, lock).filter(found -> now.isBefore(found.expiresAt));
    }

    /** So that of several links for the first organiser one counts, whichever instance printed it. */
    static void lockThoseOfNobody() {
        find("accountId is null order by tokenHash")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    static void deleteAllOf(long accountId) {
        delete("accountId", accountId);
    }

    /** The links for the first organiser, and no others. */
    static void deleteThoseOfNobody() {
        delete("accountId is null");
    }

    /** @return how many were deleted */
    static long deleteThoseThatExpiredBefore(Instant time) {
        return delete("expiresAt < ?1", time);
    }

    @Nullable
    Long accountId() {
        return accountId;
    }
}
