package uk.dgnorth.organiser;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates and times of day in an event's zone, as forms hold them. */
record LocalTimes(ZoneId zone, @Nullable LocalDate onlyDay) {

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /** What was typed cannot be a time; the message says what to do. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    String date(Instant at) {
        return at.atZone(zone).toLocalDate().toString();
    }

    String time(Instant at) {
        return at.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /**
     * The moment that was typed; empty where nothing was.
     *
     * @param was the moment that the fields were filled in from: kept where they still say the same, since an hour
     *     comes twice when clocks go back, and forms leave out seconds
     */
    Optional<Instant> read(String date, String time, String was) throws Unusable {
        if (date.isBlank() && time.isBlank()) {
            return Optional.empty();
        }
        if (time.isBlank()) {
            throw new Unusable("Enter a time");
        }
        var local = LocalDateTime.of(day(date), timeOfDay(time));
        var before = instant(was)
                .filter(at -> local.equals(at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES)));
        if (before.isPresent()) {
            return before;
        }
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new Unusable("The clocks go forward at that time in " + zone + ", so it does not exist."
                    + " Choose an earlier or a later time");
        }
        return Optional.of(local.atZone(zone).toInstant());
    }

    private LocalDate day(String typed) throws Unusable {
        if (typed.isBlank()) {
            if (onlyDay == null) {
                throw new Unusable("Enter a date");
            }
            return onlyDay;
        }
        try {
            if (typed.strip().matches(DATE)) {
                return LocalDate.parse(typed.strip());
            }
        } catch (DateTimeException notADay) {
            // Refused below, as anything else that is no date.
        }
        throw new Unusable("Enter a real date, like 2027-09-14");
    }

    private static LocalTime timeOfDay(String typed) throws Unusable {
        try {
            return LocalTime.parse(typed.strip(), TIME);
        } catch (DateTimeException notATime) {
            throw new Unusable("Enter a real time, like 09:30");
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
