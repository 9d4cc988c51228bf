package uk.dgnorth.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves times by as much as the start of an event, on the clocks of its zone: what began at 9:30 still does. */
record Shift(ZoneId zone, Duration by) {

    static Shift between(Instant from, Instant to, ZoneId zone) {
        return new Shift(zone, Duration.between(local(from, zone), local(to, zone)));
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime();
    }

    Instant of(Instant at) {
        return local(at, zone).plus(by).atZone(zone).toInstant();
    }

    /** After the start, even where clocks change between the two. */
    private Instant end(Instant start, Instant end) {
        var shifted = of(end);
        return shifted.isAfter(of(start)) ? shifted : of(start).plus(Duration.between(start, end));
    }

    private @Nullable Instant orNull(@Nullable Instant at) {
        return at == null ? null : of(at);
    }

    /** The same programme without anybody in it: who speaks at the new time has yet to be asked. */
    Programme of(Programme programme) {
        return new Programme(
                programme.rooms(),
                programme.tracks(),
                List.of(),
                programme.sessions().stream().map(this::of).toList());
    }

    private Session of(Session session) {
        return new Session(
                session.slug(),
                session.title(),
                session.description(),
                session.format(),
                session.level(),
                session.language(),
                orNull(session.startsAt()),
                session.period().map(period -> end(period.from(), period.to())).orElse(null),
                session.room(),
                session.track(),
                List.of(),
                session.capacity(),
                session.resources());
    }
}
