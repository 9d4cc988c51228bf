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

/** Somebody who may act for one speaker, because that speaker said so. */
@Entity
@Table(name = "speaker_delegate")
class Delegate extends PanacheEntityBase {

    static final int AT_MOST = 5;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Person person;

    private String address;
    private Instant addedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Delegate() {}

    @SuppressWarnings("NullAway.Init") // the database gives the id
    Delegate(Person person, String address, Instant now) {
        this.person = person;
        this.address = address;
        this.addedAt = now;
    }

    static List<Delegate> of(long personId) {
        return list("person.id = ?1 order by id", personId);
    }

    /** Those with this address, for whomever they act. */
    static List<Delegate> withAddress(String address) {
        return list(
                "from Delegate d join fetch d.person p join fetch p.event where d.address = ?1"
                        + " order by p.event.startsAt desc, d.id",
                address);
    }

    public long id() {
        return id;
    }

    Person person() {
        return person;
    }

    public String address() {
        return address;
    }
}
