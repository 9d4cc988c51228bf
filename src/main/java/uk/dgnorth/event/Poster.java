package uk.dgnorth.event;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    static Poster of(EventView event) {
        var times = new EventTimes(ZoneId.of(event.timezone()));
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
                    case NOT_OPEN -> "Registration opens at " + times.moment(registration.opensAt()) + ".";
                    case OPEN -> "Register by " + times.deadline(registration.closesAt()) + ".";
                    case CLOSED -> "Registration has closed.";
                },
                event.placeTypes().stream()
                        .map(type -> new Places(type.name(), left(type)))
                        .toList());
    }

    /** As coarse as the count it is given. */
    private static String left(PlaceTypeView type) {
        return switch (type.availability()) {
            case PLACES -> "At least " + type.placesLeft() + " places left";
            case FEW -> "Fewer than 10 places left";
            case WAITING_LIST -> "All places are taken. You can join the waiting list.";
        };
    }
}
