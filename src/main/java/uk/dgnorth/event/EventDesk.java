package uk.dgnorth.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.audit.EditAudit;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.SlugFixed;
import uk.dgnorth.web.SlugTaken;
import uk.dgnorth.web.Versioned;

/** Shows the events, and lets organisers plan, change and remove them. */
@ApplicationScoped
public class EventDesk {

    private static final int FIRST_VERSION = 0;

    private final PlacesLeft placesLeft;
    private final PlaceTypes placeTypes;
    private final Idempotency idempotency;
    private final EditAudit audit;
    private final Trail trail;
    private final jakarta.enterprise.event.Event<EventRemoved> removals;
    private final Clock clock;

    EventDesk(
            PlacesLeft placesLeft,
            PlaceTypes placeTypes,
            Idempotency idempotency,
            EditAudit audit,
            Trail trail,
            jakarta.enterprise.event.Event<EventRemoved> removals,
            Clock clock) {
        this.placesLeft = placesLeft;
        this.placeTypes = placeTypes;
        this.idempotency = idempotency;
        this.audit = audit;
        this.trail = trail;
        this.removals = removals;
        this.clock = clock;
    }

    @Transactional
    Page<EventView> list(@Nullable Cursor after, int limit, boolean exactly) {
        var events = Event.findAfter(after, limit + 1);
        var left = exactly ? placesLeft.exact(events) : placesLeft.coarse(events);
        return Page.of(events, limit, event -> view(event, left), event -> new Cursor(event.startsAt(), event.id()));
    }

    @Transactional
    public Versioned<EventView> show(String slug, boolean exactly) {
        var event = Event.demand(slug);
        var left = exactly ? placesLeft.exact(List.of(event)) : placesLeft.coarse(List.of(event));
        return new Versioned<>(view(event, left), event.version());
    }

    /** @param actor who does it, for the audit trail */
    @Transactional
    public Versioned<EventView> create(EventPlan plan, String actor) {
        var created = idempotency.once(plan, EventView.class, () -> {
            var event = plan(plan, actor);
            return view(event, placesLeft.exact(List.of(event)));
        });
        return new Versioned<>(created, FIRST_VERSION);
    }

    /** Plans an event that nobody asked for by the API, such as the example. */
    @Transactional
    public Event plan(EventPlan plan, String actor) {
        var event = Event.plan(plan);
        try {
            event.persistAndFlush();
        } catch (ConstraintViolationException refused) {
            throw SlugTaken.unlessOtherwise(refused);
        }
        placeTypes.replace(event, plan.placeTypes());
        audit.note(actor, "event created", event.slug(), event.slug(), null, new Versioned<>(plan, event.version()));
        return event;
    }

    @Transactional
    public Versioned<EventView> replace(String slug, IfMatch ifMatch, EventPlan plan, String actor) {
        var event = eventToEdit(slug, ifMatch);
        if (!event.slug().equals(plan.slug())) {
            throw new SlugFixed(event.slug());
        }
        var before = new Versioned<>(EventPlan.of(exactView(event)), event.version());
        event.replan(plan);
        placeTypes.replace(event, plan.placeTypes());
        var after = exactView(event);
        audit.note(actor, "event changed", slug, slug, before, new Versioned<>(EventPlan.of(after), event.version()));
        return new Versioned<>(after, event.version());
    }

    @Transactional
    void remove(String slug, IfMatch ifMatch, String actor) {
        var event = eventToEdit(slug, ifMatch);
        var before = new Versioned<>(EventPlan.of(exactView(event)), event.version());
        audit.note(actor, "event removed", slug, slug, before, null);
        try {
            PlaceType.findByEvent(event).forEach(PlaceType::delete);
            event.delete();
            Event.flush();
            removals.fire(new EventRemoved(slug));
        } catch (ConstraintViolationException inUse) {
            throw new EventInUse();
        }
    }

    private Event eventToEdit(String slug, IfMatch ifMatch) {
        var event = Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
        ifMatch.demand(event.version(), seen -> trail.editsSince(slug, slug, seen));
        return event;
    }

    private EventView exactView(Event event) {
        return view(event, placesLeft.exact(List.of(event)));
    }

    private EventView view(Event event, Map<Long, List<PlaceTypeView>> left) {
        return EventView.of(event, Objects.requireNonNullElse(left.get(event.id()), List.of()), clock.instant());
    }
}
