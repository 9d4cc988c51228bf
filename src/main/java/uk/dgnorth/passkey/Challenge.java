package uk.dgnorth.passkey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a passkey has to sign, once. Kept as a hash that also covers what for and in which browser. */
@Entity(name = "PasskeyChallenge")
@Table(name = "passkey_challenge")
class Challenge extends PanacheEntityBase {

    @Id
    private byte[] hash;

    private Instant expiresAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Challenge() {}

    Challenge(byte[] hash, Instant expiresAt) {
        this.hash = hash;
        this.expiresAt = expiresAt;
    }

    /** @return whether it stood: of two who use it in the same moment, one does */
    static boolean use(byte[] hash, Instant now) {
        return delete("hash = ?1 and expiresAt > ?2", hash, now) == 1;
    }

    /** @return how many were deleted */
    static long deleteThoseThatExpiredBefore(Instant time) {
        return delete("expiresAt < ?1", time);
    }
}
