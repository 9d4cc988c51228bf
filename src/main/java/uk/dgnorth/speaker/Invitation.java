package uk.dgnorth.speaker;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The link of one letter of invitation: for one use, within its time. */
@Entity
@Table(name = "speaker_invitation")
class Invitation extends PanacheEntityBase {

    static final String PURPOSE = "speaker-invitation";

    @Id
    private byte[] tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;

    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant usedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    Invitation(byte[] tokenHash, Person person, Instant now, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.person = person;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** Links of earlier letters end with a new one. */
    static void endThoseOf(Person person, Instant now) {
        update("usedAt = ?1 where person = ?2 and usedAt is null", now, person);
    }

    /** If it can still be used; locked, so that nobody else uses it meanwhile. */
    static Optional<Invitation> lockUsable(byte[] tokenHash, Instant now) {
        return find("tokenHash = ?1 and usedAt is null and expiresAt > ?2", tokenHash, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** @return how many were deleted */
    static long deleteThoseThatExpiredBefore(Instant time) {
        return delete("expiresAt < ?1", time);
    }

    void use(Instant now) {
        usedAt = now;
    }

    Person person() {
        return person;
    }
}
