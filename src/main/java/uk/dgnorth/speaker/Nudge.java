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
import java.util.Optional;

/** The letter that reminded somebody of these tasks: for the same ones there is no second. */
@Entity
@Table(name = "speaker_nudge")
class Nudge extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;

    private String tasks;
    private Instant sentAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Nudge() {}

    @SuppressWarnings("NullAway.Init") // the database gives the id
    Nudge(Person person, String tasks, Instant now) {
        this.person = person;
        this.tasks = tasks;
        this.sentAt = now;
    }

    static Optional<Nudge> find(Person person, String tasks) {
        return find("person = ?1 and tasks = ?2", person, tasks).firstResultOptional();
    }

    /** The newest last. */
    static List<Nudge> of(List<Long> personIds) {
        return list("person.id in ?1 order by sentAt, id", personIds);
    }

    long personId() {
        return person.id();
    }

    String tasks() {
        return tasks;
    }

    Instant sentAt() {
        return sentAt;
    }
}
