package uk.dgnorth.event;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Slug;

/** An edition: something held once, at a venue, that people register for. */
@Entity
public class Event extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String slug;
    private String name;
    private String summary;

    @Embedded
    private Venue venue;

    private String timezone;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "registration_opens_at")
    private Instant registrationOpensAt;

    @Column(name = "registration_closes_at")
    private Instant registrationClosesAt;

    private boolean offers = true;

    @Enumerated(EnumType.STRING)
    private Nation nation = Nation.ENGLAND;

    private int version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Event() {}

    @SuppressWarnings("NullAway.Init") // follow sets what is not set here
    private Event(EventPlan plan) {
        slug = plan.slug();
        follow(plan);
    }

    /** An event as planned, not yet kept. */
    static Event plan(EventPlan plan) {
        return new Event(plan);
    }

    public static Optional<Event> findBySlug(String slug) {
        return couldBeSlug(slug) ? find("slug", slug).firstResultOptional() : Optional.empty();
    }

    /** @throws NotFound where there is none */
    public static Event demand(String slug) {
        return findBySlug(slug).orElseThrow(() -> new NotFound("event"));
    }

    /** Keeps other edits out until the transaction ends; registering, which only refers to the event, goes on. */
    public static Optional<Event> findBySlugToEdit(String slug) {
        return couldBeSlug(slug)
                ? find("slug", slug).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                : Optional.empty();
    }

    /** What stands in a URL may be anything, even what the database cannot hold as text. */
    static boolean couldBeSlug(String text) {
        return text.matches(Slug.FORM);
    }

    /** In order of their start. */
    static List<Event> findAfter(@Nullable Cursor after, int limit) {
        var order = Sort.by("startsAt").and("id");
        PanacheQuery<Event> events = after == null
                ? findAll(order)
                : find("startsAt > ?1 or (startsAt = ?1 and id > ?2)", order, after.at(), after.id());
        return events.range(0, limit - 1).list();
    }

    /** The last to start come first. */
    public static List<Event> newest(int limit) {
        return Event.<Event>findAll(Sort.descending("startsAt", "id"))
                .range(0, limit - 1)
                .list();
    }

    /** Of these, the last to start come first. */
    public static List<Event> newestOf(Collection<String> slugs, int limit) {
        return Event.<Event>find("slug in ?1", Sort.descending("startsAt", "id"), slugs)
                .range(0, limit - 1)
                .list();
    }

    /** Takes over all that is planned but the slug, which links in letters rely on. */
    void replan(EventPlan plan) {
        follow(plan);
        countEdit();
    }

    /** Called for every edit of the event or of its place types, so that each gives a new version. */
    void countEdit() {
        version++;
    }

    private void follow(EventPlan plan) {
        name = plan.name();
        summary = plan.summary();
        venue = plan.venue();
        timezone = plan.timezone();
        startsAt = plan.startsAt();
        endsAt = plan.endsAt();
        registrationOpensAt = plan.registration().opensAt();
        registrationClosesAt = plan.registration().closesAt();
        offers = Objects.requireNonNullElse(plan.offers(), offers);
        nation = Objects.requireNonNullElse(plan.nation(), nation);
    }

    /** Whether people can register at this time: from the opening on, and until just before the closing. */
    public RegistrationState registrationState(Instant now) {
        if (now.isBefore(registrationOpensAt)) {
            return RegistrationState.NOT_OPEN;
        }
        return now.isBefore(registrationClosesAt) ? RegistrationState.OPEN : RegistrationState.CLOSED;
    }

    public long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public String summary() {
        return summary;
    }

    public Venue venue() {
        return venue;
    }

    /** The zone in which the event's times are shown. */
    public ZoneId timezone() {
        return ZoneId.of(timezone);
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public Instant registrationOpensAt() {
        return registrationOpensAt;
    }

    public Instant registrationClosesAt() {
        return registrationClosesAt;
    }

    /** Whether who waits is offered a place, to be accepted in time, and not given it outright. */
    public boolean offers() {
        return offers;
    }

    /** Whose bank holidays it keeps. */
    public Nation nation() {
        return nation;
    }

    public int version() {
        return version;
    }
}
