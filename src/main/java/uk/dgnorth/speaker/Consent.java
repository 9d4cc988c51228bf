package uk.dgnorth.speaker;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** An answer to whether something may be done with what a speaker gives, and the words that it answered. */
@Entity
@Table(name = "speaker_consent")
class Consent extends PanacheEntityBase {

    /** What is asked. */
    enum Purpose {
        PUBLISH("You may publish my name, job title, organisation, biography, photo and slides on the website and in"
                + " the programme of the event."),
        RECORD("You may record my sessions in sound and pictures, and publish the recording.");

        private final String wording;

        Purpose(String wording) {
            this.wording = wording;
        }

        public String wording() {
            return wording;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private boolean given;
    private String wording;
    private Instant answeredAt;
    private String answeredBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Consent() {}

    @SuppressWarnings("NullAway.Init") // the database gives the id
    Consent(Person person, Purpose purpose, boolean given, Instant now, String actor) {
        this.person = person;
        this.purpose = purpose;
        this.given = given;
        this.wording = purpose.wording();
        this.answeredAt = now;
        this.answeredBy = actor;
    }

    /** The oldest first, so that the newest of each purpose comes last. */
    static List<Consent> of(List<Long> personIds) {
        return list("person.id in ?1 order by id", personIds);
    }

    long personId() {
        return person.id();
    }

    Purpose purpose() {
        return purpose;
    }

    boolean isGiven() {
        return given;
    }
}
