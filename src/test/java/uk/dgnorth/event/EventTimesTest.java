package uk.dgnorth.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.web.Language;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventTimesTest {

    private final EventTimes times = new EventTimes(ZoneId.of("Europe/London"), Language.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2027-09-14T08:30:00Z, 9:30am on Tuesday 14 September 2027",
        "2027-09-14T08:00:00Z, 9am on Tuesday 14 September 2027",
        "2027-09-14T08:05:00Z, 9:05am on Tuesday 14 September 2027",
        "2027-09-14T11:00:00Z, midday on Tuesday 14 September 2027",
        "2027-09-14T11:30:00Z, 12:30pm on Tuesday 14 September 2027",
        "2027-09-14T16:00:00Z, 5pm on Tuesday 14 September 2027",
        "2027-09-13T23:00:00Z, midnight on Tuesday 14 September 2027",
        "2027-09-13T23:30:00Z, 12:30am on Tuesday 14 September 2027",
        "2027-01-01T09:00:00Z, 9am on Friday 1 January 2027",
    })
    void tells_a_moment_in_the_zone_of_the_event(Instant instant, String words) {
        assertThat(times.moment(instant)).isEqualTo(words);
    }

    @Test
    void knows_the_day_of_its_zone() {
        var instant = Instant.parse("2027-09-14T23:30:00Z");

        assertThat(times.day(instant)).isEqualTo("Wednesday 15 September 2027");
        assertThat(new EventTimes(ZoneId.of("America/New_York"), Language.ENGLISH).day(instant))
                .isEqualTo("Tuesday 14 September 2027");
    }

    @Test
    void never_ends_a_deadline_at_midnight() {
        assertThat(times.deadline(Instant.parse("2027-06-14T23:00:00Z"))).isEqualTo("11:59pm on Monday 14 June 2027");
        assertThat(times.deadline(Instant.parse("2027-06-14T16:00:00Z"))).isEqualTo("5pm on Monday 14 June 2027");
    }

    @Test
    void names_the_day_of_a_period_once() {
        assertThat(times.period(Instant.parse("2027-09-14T08:00:00Z"), Instant.parse("2027-09-14T16:00:00Z")))
                .isEqualTo("Tuesday 14 September 2027 from 9am to 5pm");
        assertThat(times.period(Instant.parse("2027-09-14T17:00:00Z"), Instant.parse("2027-09-14T23:00:00Z")))
                .isEqualTo("Tuesday 14 September 2027 from 6pm to midnight");
    }

    @Test
    void names_both_days_of_a_longer_period_even_over_a_clock_change() {
        assertThat(times.period(Instant.parse("2027-10-30T08:00:00Z"), Instant.parse("2027-10-31T16:00:00Z")))
                .isEqualTo("9am on Saturday 30 October 2027 to 4pm on Sunday 31 October 2027");
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 1 hour", "PT24H, 24 hours", "PT90M, 90 minutes", "PT1M, 1 minute"})
    void tells_a_length_of_time(Duration duration, String words) {
        assertThat(times.length(duration)).isEqualTo(words);
    }

    @Test
    void speaks_welsh() {
        var welsh = new EventTimes(ZoneId.of("Europe/London"), Language.WELSH);
        var start = Instant.parse("2027-09-14T08:30:00Z");

        assertThat(welsh.moment(start)).isEqualTo("9:30am, Dydd Mawrth 14 Medi 2027");
        assertThat(welsh.period(start, Instant.parse("2027-09-14T11:00:00Z")))
                .isEqualTo("Dydd Mawrth 14 Medi 2027 o 9:30am tan hanner dydd");
        assertThat(welsh.length(Duration.ofHours(1))).isEqualTo("1 awr");
    }
}
