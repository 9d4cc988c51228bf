package uk.dgnorth.registration;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Counts in working days, Monday to Friday. */
final class WorkingDays {

    private WorkingDays() {}

    /** The same time of day, that many working days later; asked on a weekend, counting starts on Monday. */
    static Instant after(Instant from, int days, ZoneId zone) {
        var day = from.atZone(zone);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day.toInstant();
    }

    private static boolean isWorkingDay(ZonedDateTime day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
