package uk.dgnorth.event;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A kind of place at an event, such as those for the public sector; its capacity is kept in {@link PlaceStock}. */
@Entity
@Table(name = "place_type")
public class PlaceType extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "event_id")
    private Event event;

    private String slug;
    private String name;

    /** Where it stands among the event's place types, from 0. */
    private int position;

    private int version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PlaceType() {}

    private PlaceType(Event event, String slug, String name, int position) {
        this.event = event;
        this.slug = slug;
        this.name = name;
        this.position = position;
    }

    /** A kind of place for an event, not yet kept. */
    static PlaceType plan(Event event, PlaceTypePlan plan, int position) {
        return new PlaceType(event, plan.slug(), plan.name(), position);
    }

    public static Optional<PlaceType> findByEventAndSlug(Event event, String slug) {
        return Event.couldBeSlug(slug)
                ? find("event = ?1 and slug = ?2", event, slug).firstResultOptional()
                : Optional.empty();
    }

    /** In the order in which the organiser gave them. */
    public static List<PlaceType> findByEvent(Event event) {
        return list("event", Sort.by("position").and("id"), event);
    }

    /** As {@link #findByEvent}, for several events in one statement. */
    static List<PlaceType> findByEvents(Collection<Long> eventIds) {
        return list("event.id in ?1", Sort.by("position").and("id"), eventIds);
    }

    /** Takes over all that is planned but the slug, which links in letters rely on. */
    void replan(PlaceTypePlan plan) {
        name = plan.name();
        version++;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    public long id() {
        return id;
    }

    public Event event() {
        return event;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    int position() {
        return position;
    }

    int version() {
        return version;
    }
}
