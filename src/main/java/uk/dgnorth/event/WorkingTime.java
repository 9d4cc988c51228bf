package uk.dgnorth.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Counts as people at work do: Monday to Friday, 8am to 6pm, in the zone of an event and without the bank holidays of
 * its nation. Beyond the published list of those only weekends count.
 */
@ApplicationScoped
public class WorkingTime {

    private static final Logger LOG = Logger.getLogger(WorkingTime.class);
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private final BankHolidays holidays = BankHolidays.published();
    private final AtomicBoolean saidThatListEnds = new AtomicBoolean();

    /** The same time of day, that many working days later; asked on a day off, counting starts on the next working day. */
    public Instant daysAfter(Event event, Instant from, int days) {
        var day = from.atZone(event.timezone());
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(event.nation(), day.toLocalDate())) {
                left--;
            }
        }
        return day.toInstant();
    }

    /**
     * The end of a time that somebody has to answer, moved on into working hours: over days off to the same time of
     * the next working day, from the night to the next opening.
     */
    public Instant deadline(Event event, Instant from, Duration atLeast) {
        var end = from.plus(atLeast).atZone(event.timezone());
        var day = nextWorkingDay(event.nation(), end.toLocalDate());
        var time = end.toLocalTime();
        if (time.isAfter(CLOSES)) {
            day = nextWorkingDay(event.nation(), day.plusDays(1));
        }
        var inHours = time.isBefore(OPENS) || time.isAfter(CLOSES) ? OPENS : time;
        return day.atTime(inHours).atZone(event.timezone()).toInstant();
    }

    private LocalDate nextWorkingDay(Nation nation, LocalDate from) {
        var day = from;
        while (!isWorkingDay(nation, day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private boolean isWorkingDay(Nation nation, LocalDate day) {
        if (day.isAfter(holidays.lastKnownDay()) && saidThatListEnds.compareAndSet(false, true)) {
            LOG.warnf(
                    "The list of bank holidays ends on %s: after that deadlines only mind weekends, until it is refreshed",
                    holidays.lastKnownDay());
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.includes(nation, day);
    }
}
