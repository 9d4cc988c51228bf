package uk.dgnorth.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.WorkingTime;

/** Says whether people from the waiting list are asked first, and how long they have. */
@ApplicationScoped
public class OfferTimes {

    private final WorkingTime workingTime;
    private final RegistrationConfig config;
    private final Clock clock;

    OfferTimes(WorkingTime workingTime, RegistrationConfig config, Clock clock) {
        this.workingTime = workingTime;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Until when a place that is offered now is kept. Empty where places are given outright: the event wants it so, or
     * begins before an offer could end, so that there is no time to ask.
     */
    public Optional<Instant> deadline(Event event) {
        var until = workingTime.deadline(event, clock.instant(), config.offerLength());
        return event.offers() && until.isBefore(event.startsAt()) ? Optional.of(until) : Optional.empty();
    }
}
