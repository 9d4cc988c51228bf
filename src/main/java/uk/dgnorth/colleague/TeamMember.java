package uk.dgnorth.colleague;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.eligibility.EmailAddress;
import uk.dgnorth.registration.Registration;
import uk.dgnorth.registration.Status;

/** Somebody for whom a colleague asked for a place, and what became of it. */
@Entity
class TeamMember extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long askedBy;
    private String fullName;
    private String email;
    private String normalisedEmail;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "registration_id")
    private @Nullable Registration registration;

    @Enumerated(EnumType.STRING)
    private @Nullable Refusal refusal;

    private Instant askedAt;
    private @Nullable Instant answerBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected TeamMember() {}

    @SuppressWarnings("NullAway.Init")
    TeamMember(long askedBy, String fullName, EmailAddress address, Instant askedAt) {
        this.askedBy = askedBy;
        this.fullName = fullName;
        this.email = address.asTyped();
        this.normalisedEmail = address.normalised();
        this.askedAt = askedAt;
    }

    /** In the order in which they were asked for. */
    static List<TeamMember> findTeam(long askedBy) {
        return list("from TeamMember m left join fetch m.registration where m.askedBy = ?1 order by m.id", askedBy);
    }

    static Optional<TeamMember> find(long askedBy, EmailAddress address) {
        return find("askedBy = ?1 and normalisedEmail = ?2", askedBy, address.normalised())
                .firstResultOptional();
    }

    void asked(Registration opened, Instant until) {
        registration = opened;
        answerBy = until;
    }

    void refused(Refusal why) {
        refusal = why;
    }

    /** Of a registration that was proved, whoever asked for it learns no more than that. */
    State state() {
        if (registration == null) {
            return State.REFUSED;
        }
        if (registration.provedAt() == null) {
            return registration.status() == Status.UNCONFIRMED ? State.ASKED : State.LAPSED;
        }
        return switch (registration.status()) {
            case UNCONFIRMED, REFERRED, WAITING, OFFERED, CONFIRMED -> State.PROVED;
            case REFUSED -> State.REFUSED;
            case CANCELLED, EXPIRED -> State.ENDED;
        };
    }

    /** Whether it counts among those that one person can ask for. */
    boolean isLive() {
        return state() == State.ASKED || state() == State.PROVED;
    }

    @Nullable
    Refusal refusal() {
        if (refusal == null && state() == State.REFUSED) {
            return Refusal.DECLINED;
        }
        return refusal;
    }

    String fullName() {
        return fullName;
    }

    String email() {
        return email;
    }

    @Nullable
    Instant answerBy() {
        return state() == State.ASKED ? answerBy : null;
    }
}
