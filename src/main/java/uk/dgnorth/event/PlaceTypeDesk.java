package uk.dgnorth.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import uk.dgnorth.audit.EditAudit;
import uk.dgnorth.audit.Trail;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.web.Idempotency;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Page;
import uk.dgnorth.web.SlugFixed;
import uk.dgnorth.web.Versioned;

/** Lets organisers see, add, change and remove the place types of an event, each of which edits the event too. */
@ApplicationScoped
public class PlaceTypeDesk {

    private static final int FIRST_VERSION = 0;

    private final PlacesLeft placesLeft;
    private final PlaceTypes placeTypes;
    private final Idempotency idempotency;
    private final EditAudit audit;
    private final Trail trail;

    PlaceTypeDesk(PlacesLeft placesLeft, PlaceTypes placeTypes, Idempotency idempotency, EditAudit audit, Trail trail) {
        this.placesLeft = placesLeft;
        this.placeTypes = placeTypes;
        this.idempotency = idempotency;
        this.audit = audit;
        this.trail = trail;
    }

    /** All on one page: an event has few of them. */
    @Transactional
    Page<PlaceTypeView> list(String eventSlug) {
        var event = Event.demand(eventSlug);
        var types = placesLeft.exact(List.of(event)).getOrDefault(event.id(), List.of());
        return new Page<>(types, null);
    }

    @Transactional
    public Versioned<PlaceTypeView> show(String eventSlug, String slug) {
        var event = Event.demand(eventSlug);
        var type = placeType(event, slug);
        return new Versioned<>(placesLeft.exact(type), type.version());
    }

    @Transactional
    Versioned<PlaceTypeView> add(String eventSlug, PlaceTypePlan plan, String actor) {
        var created = idempotency.once(plan, PlaceTypeView.class, () -> {
            var event = eventToEdit(eventSlug);
            var present = PlaceType.findByEvent(event);
            if (present.size() >= EventPlan.MOST_PLACE_TYPES) {
                throw new TooManyPlaceTypes();
            }
            event.countEdit();
            var position =
                    present.isEmpty() ? 0 : present.get(present.size() - 1).position() + 1;
            var added = placesLeft.exact(placeTypes.add(event, plan, position));
            audit.note(
                    actor,
                    "place type created",
                    eventSlug,
                    plan.slug(),
                    null,
                    new Versioned<>(PlaceTypePlan.of(added), FIRST_VERSION));
            return added;
        });
        return new Versioned<>(created, FIRST_VERSION);
    }

    @Transactional
    public Versioned<PlaceTypeView> replace(
            String eventSlug, String slug, IfMatch ifMatch, PlaceTypePlan plan, String actor) {
        var event = eventToEdit(eventSlug);
        var type = placeType(event, slug);
        ifMatch.demand(type.version(), seen -> trail.editsSince(eventSlug, slug, seen));
        if (!slug.equals(plan.slug())) {
            throw new SlugFixed(slug);
        }
        var before = new Versioned<>(PlaceTypePlan.of(placesLeft.exact(type)), type.version());
        event.countEdit();
        placeTypes.change(type, plan);
        var after = placesLeft.exact(type);
        audit.note(
                actor,
                "place type changed",
                eventSlug,
                slug,
                before,
                new Versioned<>(PlaceTypePlan.of(after), type.version()));
        return new Versioned<>(after, type.version());
    }

    @Transactional
    void remove(String eventSlug, String slug, IfMatch ifMatch, String actor) {
        var event = eventToEdit(eventSlug);
        var type = placeType(event, slug);
        ifMatch.demand(type.version(), seen -> trail.editsSince(eventSlug, slug, seen));
        event.countEdit();
        var before = new Versioned<>(PlaceTypePlan.of(placesLeft.exact(type)), type.version());
        audit.note(actor, "place type removed", eventSlug, slug, before, null);
        placeTypes.remove(type);
    }

    private static Event eventToEdit(String slug) {
        return Event.findBySlugToEdit(slug).orElseThrow(() -> new NotFound("event"));
    }

    private static PlaceType placeType(Event event, String slug) {
        return PlaceType.findByEventAndSlug(event, slug).orElseThrow(() -> new NotFound("place type"));
    }
}
