package uk.dgnorth.speaker;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** That one speaker holds one session: each of several says so for themself. */
@Entity
@Table(name = "speaker_confirmation")
class Confirmation extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;

    private String session;
    private Instant confirmedAt;
    private String confirmedBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Confirmation() {}

    @SuppressWarnings("NullAway.Init") // the database gives the id
    Confirmation(Person person, String session, Instant now, String actor) {
        this.person = person;
        this.session = session;
        this.confirmedAt = now;
        this.confirmedBy = actor;
    }

    static List<Confirmation> of(List<Long> personIds) {
        return list("person.id in ?1", personIds);
    }

    long personId() {
        return person.id();
    }

    String session() {
        return session;
    }
}
