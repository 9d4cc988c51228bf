package uk.dgnorth.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for a place, or for whom one is kept until they answer.
 *
 * @param position on the waiting list, from 1; absent while a place is offered
 * @param since when they joined the list, were put first or went to the end
 * @param offersLapsed how many offers they let go
 */
public record WaitingPerson(
        String reference,
        String fullName,
        @Nullable String organisation,
        Status status,
        @Nullable Integer position,
        Instant since,
        boolean outOfTurn,
        int offersLapsed,
        @Nullable Instant offerExpiresAt) {}
