package uk.dgnorth.registration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a registration stands. docs/domain.md draws the transitions. */
public enum Status {
    /** Submitted, address not proved yet. */
    UNCONFIRMED,
    /** A person has to decide. */
    REFERRED,
    /** Eligible and proved, but no place was free. */
    WAITING,
    /** A place is held for somebody from the waiting list until a deadline. */
    OFFERED,
    /** Has a place. */
    CONFIRMED,
    CANCELLED,
    /** A person declined. */
    REFUSED,
    /** The address was not proved in time, an offer was not taken up, or the event came and went. */
    EXPIRED;

    /** An address has at most one of these for an event: the index registration_once_per_address sees to it. */
    static final Set<Status> LIVE = EnumSet.of(UNCONFIRMED, REFERRED, WAITING, OFFERED, CONFIRMED);

    /** What can come next; anything else is refused. */
    private Set<Status> next() {
        return switch (this) {
            case UNCONFIRMED -> Set.of(CONFIRMED, WAITING, REFERRED, EXPIRED);
            case REFERRED -> Set.of(CONFIRMED, WAITING, REFUSED, EXPIRED, CANCELLED);
            case WAITING -> Set.of(CONFIRMED, OFFERED, EXPIRED, CANCELLED);
            case OFFERED -> Set.of(CONFIRMED, WAITING, EXPIRED, CANCELLED);
            case CONFIRMED -> Set.of(CANCELLED);
            case REFUSED -> Set.of(REFERRED);
            case CANCELLED, EXPIRED -> Set.of();
        };
    }

    boolean canBecome(Status status) {
        return next().contains(status);
    }

    /** What the attendee can do about it now; whether to ask again after a refusal depends on more than the state. */
    List<String> attendeeActions() {
        return switch (this) {
            case CONFIRMED ->
                List.of("change-details", "tell-needs", "choose-sessions", "substitute", "ask-for-team", "cancel");
            case WAITING -> List.of("change-details", "tell-needs", "ask-for-team", "cancel");
            case OFFERED ->
                List.of("accept-offer", "refuse-offer", "change-details", "tell-needs", "ask-for-team", "cancel");
            case REFERRED -> List.of("change-details", "cancel");
            case UNCONFIRMED, CANCELLED, REFUSED, EXPIRED -> List.of();
        };
    }

    /** What an organiser can do about it now. */
    List<String> organiserActions() {
        return switch (this) {
            case REFERRED -> List.of("approve", "decline", "ask", "cancel");
            case WAITING -> List.of("offer", "cancel");
            case OFFERED, CONFIRMED -> List.of("cancel");
            case UNCONFIRMED, CANCELLED, REFUSED, EXPIRED -> List.of();
        };
    }

    /** In JSON, in filters and in exports. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
