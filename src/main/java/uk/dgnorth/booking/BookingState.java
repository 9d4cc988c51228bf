package uk.dgnorth.booking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where somebody stands with a session that they have chosen. */
enum BookingState {
    BOOKED,
    WAITING,
    /** A release moved it onto another one that they hold: its place is kept until they choose. */
    UNDECIDED;

    boolean holdsPlace() {
        return switch (this) {
            case BOOKED, UNDECIDED -> true;
            case WAITING -> false;
        };
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
