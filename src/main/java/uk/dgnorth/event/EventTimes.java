package uk.dgnorth.event;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import uk.dgnorth.web.Language;

/**
 * Times in the words that people read, in the zone of an event: "9:30am on Tuesday 14 September 2027". As GOV.UK's
 * style guide writes them (A to Z, "dates" and "times"): no leading zero, no comma, midday and midnight in words.
 */
public record EventTimes(ZoneId zone, Language language) {

    private static final String DAY = "EEEE d MMMM uuuu";
    private static final long MINUTES_IN_HOUR = 60;

    public String day(Instant instant) {
        return DateTimeFormatter.ofPattern(DAY, language.locale()).format(instant.atZone(zone));
    }

    public String moment(Instant instant) {
        return say("moment", time(instant.atZone(zone)), day(instant));
    }

    /** Of a time after which it is too late: 11:59pm, as nobody knows which day midnight belongs to. */
    public String deadline(Instant instant) {
        var isMidnight = instant.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
        return moment(isMidnight ? instant.minus(Duration.ofMinutes(1)) : instant);
    }

    /** From one time to another; the day once, where it is one day. */
    public String period(Instant from, Instant to) {
        // An evening that ends at midnight belongs to the day on which it began.
        var isOneDay = day(from).equals(day(to.minusNanos(1)));
        return isOneDay
                ? say("onOneDay", day(from), time(from.atZone(zone)), time(to.atZone(zone)))
                : say("fromTo", moment(from), moment(to));
    }

    /** From one time to another, for where the day of the first is known. */
    public String times(Instant from, Instant to) {
        return day(from).equals(day(to.minusNanos(1)))
                ? say("fromTo", time(from), time(to))
                : say("fromTo", time(from), moment(to));
    }

    public String time(Instant instant) {
        return time(instant.atZone(zone));
    }

    /** "1 hour", "90 minutes": hours where they come out even. */
    public String length(Duration duration) {
        var minutes = duration.toMinutes();
        return minutes % MINUTES_IN_HOUR == 0 ? say("hours", minutes / MINUTES_IN_HOUR) : say("minutes", minutes);
    }

    private String time(ZonedDateTime at) {
        // What the clocks show twice in the night in which they go back needs the name of the one that is meant.
        var isShownTwice = zone.getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
        return isShownTwice
                ? onClock(at) + " ("
                        + DateTimeFormatter.ofPattern("zzz", language.locale()).format(at) + ")"
                : onClock(at);
    }

    private String onClock(ZonedDateTime at) {
        if (at.getMinute() == 0 && at.getHour() % 12 == 0) {
            return at.getHour() == 0 ? say("midnight") : say("midday");
        }
        var hour = (at.getHour() + 11) % 12 + 1;
        var minutes = at.getMinute() == 0 ? "" : String.format(Locale.ROOT, ":%02d", at.getMinute());
        return hour + minutes + (at.getHour() < 12 ? "am" : "pm");
    }

    private String say(String key, Object... parts) {
        return new MessageFormat(words().getString(key), language.locale()).format(parts);
    }

    /** The words without a language in their name are English: never those of the machine's own language. */
    private ResourceBundle words() {
        return ResourceBundle.getBundle(
                "uk.dgnorth.event.times",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
