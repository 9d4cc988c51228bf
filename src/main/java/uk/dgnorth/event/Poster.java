package uk.dgnorth.event;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.web.Language;

/** An event in the words that the public reads. */
record Poster(
        String slug,
        String name,
        String summary,
        String venue,
        @Nullable String address,
        String when,
        boolean canRegister,
        String registration,
        List<Places> places) {

    /** A kind of place, and what somebody who registers now can hope for. */
    record Places(String type, String left) {}

    static Poster of(EventView event, Language language, EventMessages say) {
        var times = new EventTimes(ZoneId.of(event.timezone()), language);
        var registration = event.registration();
        return new Poster(
                event.slug(),
                event.name(),
                event.summary(),
                event.venue().name(),
                event.venue().address(),
                times.period(event.startsAt(), event.endsAt()),
                registration.state() == RegistrationState.OPEN,
                switch (registration.state()) {
                    case NOT_OPEN -> say.opens(times.moment(registration.opensAt()));
                    case OPEN -> say.registerBy(times.deadline(registration.closesAt()));
                    case CLOSED -> say.closed();
                },
                event.placeTypes().stream()
                        .map(type -> new Places(type.name(), left(type, say)))
                        .toList());
    }

    /** As coarse as the count it is given. */
    private static String left(PlaceTypeView type, EventMessages say) {
        return switch (type.availability()) {
            case PLACES -> say.atLeast(type.placesLeft());
            case FEW -> say.few();
            case WAITING_LIST -> say.allTaken();
        };
    }
}
