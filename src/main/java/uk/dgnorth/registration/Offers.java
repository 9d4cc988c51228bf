package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.dgnorth.event.PlaceStock;

/**
 * Places that are offered to people from the waiting list, or given to them outright. The caller has locked the
 * registrations.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Offers {

    private final PlaceStock places;
    private final RegistrationEmails emails;
    private final ManageLinks links;
    private final OfferTimes offerTimes;
    private final SessionChoices sessions;
    private final Steps steps;
    private final Clock clock;

    Offers(
            PlaceStock places,
            RegistrationEmails emails,
            ManageLinks links,
            OfferTimes offerTimes,
            SessionChoices sessions,
            Steps steps,
            Clock clock) {
        this.places = places;
        this.emails = emails;
        this.links = links;
        this.offerTimes = offerTimes;
        this.sessions = sessions;
        this.steps = steps;
        this.clock = clock;
    }

    /** There are places for these from the waiting list; the stock counts them together. */
    void promote(List<Registration> people) {
        var now = clock.instant();
        var confirmed = new ArrayList<Registration>();
        for (var registration : people) {
            var until = offerTimes.deadline(registration.event());
            if (until.isPresent()) {
                offer(registration, until.get());
            } else {
                registration.confirm(now);
                steps.note(Steps.SYSTEM, "place found", registration);
                confirmed.add(registration);
            }
        }
        var enclosures = sessions.placesGiven(confirmed);
        for (var registration : confirmed) {
            emails.placeFound(
                    registration,
                    links.newLink(registration),
                    enclosures.getOrDefault(registration.id(), Enclosure.NONE));
        }
    }

    private void offer(Registration registration, Instant until) {
        var outOfTurn = registration.isOutOfTurn();
        registration.offer(until);
        steps.note(
                Steps.SYSTEM,
                outOfTurn ? "place offered out of turn" : "place offered",
                registration,
                Map.of(),
                Map.of("until", until.toString()));
        emails.placeOffered(registration, links.newLink(registration));
    }

    /** Accepting twice is harmless: people click the link in the letter again. */
    public void accept(Registration registration) {
        if (registration.status() == Status.CONFIRMED) {
            return;
        }
        var now = clock.instant();
        registration.demandForAttendee("accept-offer", now);
        if (registration.hasLapsedHold(now)) {
            throw new OfferLapsed();
        }
        registration.confirm(now);
        steps.note(Steps.ATTENDEE, "offer accepted", registration);
        emails.placeConfirmed(registration, links.newLink(registration), sessions.placeGiven(registration));
    }

    /** Nobody answered: once that leads to the end of the waiting list, then out. */
    void lapse(Registration registration) {
        var now = clock.instant();
        var placeType = registration.placeType().id();
        if (registration.hasLetAnOfferGo()) {
            registration.expire(now);
            steps.note(
                    Steps.SYSTEM,
                    "offer lapsed for the second time",
                    registration,
                    Map.of("status", Status.OFFERED.word()),
                    Map.of("status", Status.EXPIRED.word()));
            emails.offerLapsedForGood(registration);
            registration.flush();
            places.free(placeType, false);
        } else {
            registration.goToTheEnd(now);
            steps.note(
                    Steps.SYSTEM,
                    "offer lapsed",
                    registration,
                    Map.of("status", Status.OFFERED.word()),
                    Map.of("status", Status.WAITING.word()));
            emails.offerLapsed(registration, links.newLink(registration));
            registration.flush();
            places.freeAndWait(placeType);
        }
    }

    /**
     * An organiser gives somebody the next place before all who have waited longer. Nobody waits while a place is free,
     * so it is the first that comes free.
     */
    void putFirst(Registration registration, String organiser, String reason) {
        if (registration.status() != Status.WAITING) {
            throw new ImpossibleTransition(
                    registration.status(), registration.status().organiserActions());
        }
        registration.goToTheFront(clock.instant());
        steps.note(organiser, "put before the others who wait", registration, Map.of(), Map.of("reason", reason));
    }
}
