package uk.dgnorth.event;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as it is shown. */
public record EventView(
        @Schema(examples = "spring-fair-2027") String slug,
        @Schema(examples = "Spring Fair") String name,

        @Schema(examples = "A day on digital services in the North.")
        String summary,

        Venue venue,
        @Schema(examples = "Europe/London") String timezone,
        @Schema(examples = "2027-09-14T08:30:00Z") Instant startsAt,
        @Schema(examples = "2027-09-14T16:00:00Z") Instant endsAt,
        RegistrationView registration,
        List<PlaceTypeView> placeTypes,

        @Schema(description = "Whether people on the waiting list are offered a place, to be accepted in time")
        boolean offers,

        @Schema(description = "Whose bank holidays deadlines keep")
        Nation nation) {

    static EventView of(Event event, List<PlaceTypeView> placeTypes, Instant now) {
        return new EventView(
                event.slug(),
                event.name(),
                event.summary(),
                event.venue(),
                event.timezone().getId(),
                event.startsAt(),
                event.endsAt(),
                new RegistrationView(
                        event.registrationOpensAt(), event.registrationClosesAt(), event.registrationState(now)),
                placeTypes,
                event.offers(),
                event.nation());
    }
}
