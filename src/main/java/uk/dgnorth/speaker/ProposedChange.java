package uk.dgnorth.speaker;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.event.Event;
import uk.dgnorth.programme.Session;

/** Another title and abstract for a session that the public knows already: an organiser decides. */
@Entity
@Table(name = "proposed_change")
class ProposedChange extends PanacheEntityBase {

    /** What became of it. */
    enum Outcome {
        ACCEPTED,
        DECLINED,
        /** A newer one, or none, took its place before anybody had decided. */
        REPLACED
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Event event;

    private String session;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Person person;

    private String title;
    private @Nullable String description;
    private String titleBefore;
    private @Nullable String descriptionBefore;
    private Instant proposedAt;
    private String proposedBy;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;
    private @Nullable String reason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ProposedChange() {}

    ProposedChange(Event event, Session before, Person person, Texts texts, Instant now, String actor) {
        this.id = UUID.randomUUID();
        this.event = event;
        this.session = before.slug();
        this.person = person;
        this.title = texts.title();
        this.description = texts.description();
        this.titleBefore = before.title();
        this.descriptionBefore = before.description();
        this.proposedAt = now;
        this.proposedBy = actor;
    }

    static Optional<ProposedChange> findOpen(Event event, String session) {
        return find("event = ?1 and session = ?2 and outcome is null", event, session)
                .firstResultOptional();
    }

    /** The oldest first. */
    static List<ProposedChange> open(Event event) {
        return list("event = ?1 and outcome is null order by proposedAt, id", event);
    }

    static Optional<ProposedChange> find(Event event, UUID id) {
        return find("event = ?1 and id = ?2", event, id).firstResultOptional();
    }

    /** Grows with every proposal for a session, and with every end of one. */
    static int events(Event event, String session) {
        return (int) (count("event = ?1 and session = ?2", event, session)
                + count("event = ?1 and session = ?2 and outcome is not null", event, session));
    }

    boolean isOpen() {
        return outcome == null;
    }

    void accept(Instant now, String actor) {
        decide(Outcome.ACCEPTED, now, actor);
    }

    void decline(String why, Instant now, String actor) {
        reason = why;
        decide(Outcome.DECLINED, now, actor);
    }

    void replace(Instant now, String actor) {
        decide(Outcome.REPLACED, now, actor);
    }

    private void decide(Outcome what, Instant now, String actor) {
        outcome = what;
        decidedAt = now;
        decidedBy = actor;
    }

    UUID id() {
        return id;
    }

    String session() {
        return session;
    }

    @Nullable
    Person person() {
        return person;
    }

    Texts texts() {
        return new Texts(title, description);
    }

    Texts textsBefore() {
        return new Texts(titleBefore, descriptionBefore);
    }

    Instant proposedAt() {
        return proposedAt;
    }

    String proposedBy() {
        return proposedBy;
    }
}
