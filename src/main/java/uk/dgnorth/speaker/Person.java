package uk.dgnorth.speaker;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;

/**
 * Who was invited to look after a speaker of the draft: the address, as long as the speaker has it. With another
 * address comes another person, who finds neither the needs nor the answers of the one before.
 */
@Entity
@Table(name = "speaker_person")
class Person extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Event event;

    private String speaker;
    private String address;
    private Instant invitedAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant availabilityAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    @SuppressWarnings("NullAway.Init") // the database gives the id
    private Person(Event event, String speaker, String address, Instant now) {
        this.event = event;
        this.speaker = speaker;
        this.address = address;
        this.invitedAt = now;
    }

    /** The same person, if they were invited before. Under the lock of the event, so that nobody is invited twice. */
    static Person invite(Event event, String speaker, String address, Instant now) {
        var person = find(event, speaker, address).orElseGet(() -> new Person(event, speaker, address, now));
        person.invitedAt = now;
        person.persist();
        return person;
    }

    static Optional<Person> find(Event event, String speaker, String address) {
        return find("event = ?1 and speaker = ?2 and address = ?3", event, speaker, address)
                .firstResultOptional();
    }

    static List<Person> ofEvent(Event event) {
        return list("event", event);
    }

    /** Those with this address, at whatever event. */
    static List<Person> withAddress(String address) {
        return list(
                "from Person p join fetch p.event where p.address = ?1 order by p.event.startsAt desc, p.id", address);
    }

    /** To read: nobody waits for it. */
    static Person of(long id) {
        return Person.<Person>findByIdOptional(id).orElseThrow();
    }

    static Person lock(long id) {
        return Person.<Person>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow();
    }

    /** By the link, or by a code that was sent to the address; later times change nothing. */
    void accept(Instant now) {
        if (acceptedAt == null) {
            acceptedAt = now;
        }
    }

    boolean hasAccepted() {
        return acceptedAt != null;
    }

    void saidWhenTheyCanSpeak(Instant now) {
        availabilityAt = now;
    }

    boolean hasSaidWhenTheyCanSpeak() {
        return availabilityAt != null;
    }

    long id() {
        return id;
    }

    Event event() {
        return event;
    }

    String speaker() {
        return speaker;
    }

    String address() {
        return address;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }
}
