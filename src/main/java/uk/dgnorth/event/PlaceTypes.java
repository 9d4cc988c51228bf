package uk.dgnorth.event;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import uk.dgnorth.web.SlugTaken;

/** The place types of an event that is being edited: changed under the event's lock, the stock of places last. */
@ApplicationScoped
class PlaceTypes {

    private final PlaceStock stock;

    PlaceTypes(PlaceStock stock) {
        this.stock = stock;
    }

    /** Makes the event's place types those that are planned, in that order. */
    void replace(Event event, List<PlaceTypePlan> plans) {
        var planned = plans.stream().collect(toMap(PlaceTypePlan::slug, Function.identity()));
        var present = PlaceType.findByEvent(event).stream().collect(toMap(PlaceType::slug, Function.identity()));
        // Each at once and in this order: a capacity that is raised promotes people, who then book sessions.
        present.values().stream().map(PlaceType::id).sorted().forEach(stock::lock);
        present.values().stream()
                .filter(type -> !planned.containsKey(type.slug()))
                .forEach(this::remove);
        for (int position = 0; position < plans.size(); position++) {
            var type = present.get(plans.get(position).slug());
            if (type != null) {
                type.moveTo(position);
                change(type, plans.get(position));
            } else {
                add(event, plans.get(position), position);
            }
        }
    }

    PlaceType add(Event event, PlaceTypePlan plan, int position) {
        var type = PlaceType.plan(event, plan, position);
        try {
            type.persistAndFlush();
        } catch (ConstraintViolationException refused) {
            throw SlugTaken.unlessOtherwise(refused);
        }
        stock.create(type.id(), plan.capacity());
        return type;
    }

    void change(PlaceType type, PlaceTypePlan plan) {
        type.replan(plan);
        PlaceType.flush();
        stock.setCapacity(type.id(), plan.capacity(), plan.mayGoBelowTaken());
    }

    /** The database knows whether anybody registered: it lets nothing go that a registration refers to. */
    void remove(PlaceType type) {
        type.delete();
        try {
            PlaceType.flush();
        } catch (ConstraintViolationException inUse) {
            throw new PlaceTypeInUse(type.slug());
        }
    }
}
