package uk.dgnorth.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How many places are left at events: coarse and up to a minute old for the public, exact for organisers. */
@ApplicationScoped
class PlacesLeft {

    private static final Duration REFRESHED_EVERY = Duration.ofMinutes(1);
    private static final int EVENTS_REMEMBERED = 1_000;

    private final PlaceStock stock;
    private final Cache<Edition, List<PlaceTypeView>> coarse;

    PlacesLeft(PlaceStock stock, Clock clock) {
        this.stock = stock;
        coarse = Caffeine.newBuilder()
                .expireAfterWrite(REFRESHED_EVERY)
                .maximumSize(EVENTS_REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** An event as it was edited last: an edit shows at once, whatever is remembered of the one before. */
    private record Edition(long eventId, int version) {}

    /** The place types of each event, by the event's id. */
    Map<Long, List<PlaceTypeView>> coarse(List<Event> events) {
        var editions = events.stream()
                .map(event -> new Edition(event.id(), event.version()))
                .toList();
        return coarse.getAll(editions, missing -> look(missing)).entrySet().stream()
                .collect(toMap(found -> found.getKey().eventId(), Map.Entry::getValue));
    }

    Map<Long, List<PlaceTypeView>> exact(List<Event> events) {
        return look(events.stream().map(Event::id).toList(), PlaceTypeView::exact);
    }

    PlaceTypeView exact(PlaceType type) {
        return PlaceTypeView.exact(type, stock.look(type.id()));
    }

    private Map<Edition, List<PlaceTypeView>> look(Collection<? extends Edition> editions) {
        var found = look(editions.stream().map(Edition::eventId).toList(), PlaceTypeView::coarse);
        return editions.stream()
                .collect(toMap(Function.identity(), edition -> found.getOrDefault(edition.eventId(), List.of())));
    }

    private Map<Long, List<PlaceTypeView>> look(List<Long> eventIds, BiFunction<PlaceType, Stock, PlaceTypeView> view) {
        var types = PlaceType.findByEvents(eventIds);
        var stocks = stock.look(types.stream().map(PlaceType::id).toList());
        return types.stream()
                .filter(type -> stocks.containsKey(type.id())) // removed between the two looks
                .collect(groupingBy(
                        type -> type.event().id(), mapping(type -> view.apply(type, stocks.get(type.id())), toList())));
    }
}
