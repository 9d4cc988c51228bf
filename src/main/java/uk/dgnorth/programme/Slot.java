package uk.dgnorth.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where and when a session takes place. */
public record Slot(
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String room) {

    static Slot of(Session session) {
        return new Slot(session.startsAt(), session.endsAt(), session.room());
    }
}
