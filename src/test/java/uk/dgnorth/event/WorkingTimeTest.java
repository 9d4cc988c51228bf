package uk.dgnorth.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkingTimeTest {

    private final WorkingTime workingTime = new WorkingTime();

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            2027-03-02T10:00:00Z, 2027-03-03T10:00:00Z, within the hours it is 24 hours later
            2027-03-01T18:00:00Z, 2027-03-02T18:00:00Z, the end of the day counts
            2027-03-01T18:00:01Z, 2027-03-03T08:00:00Z, from the evening it moves to the next morning
            2027-03-01T05:00:00Z, 2027-03-02T08:00:00Z, from the early morning it moves to eight
            2027-03-05T15:00:00Z, 2027-03-08T15:00:00Z, from Saturday it moves to Monday at the same time
            2027-03-05T20:00:00Z, 2027-03-09T08:00:00Z, from Saturday evening it moves to Tuesday morning
            2027-03-25T10:00:00Z, 2027-03-30T09:00:00Z, over Easter and the change of the clocks the time of day is kept
            2027-10-29T15:00:00Z, 2027-11-01T16:00:00Z, over the autumn change too
            2027-12-24T10:00:00Z, 2027-12-29T10:00:00Z, over Christmas with its substitute days
            """)
    void deadlines_of_an_offer_fall_into_working_hours(Instant offered, Instant deadline, String why) {
        assertThat(workingTime.deadline(event(Nation.ENGLAND, "Europe/London"), offered, Duration.ofHours(24)))
                .as(why)
                .isEqualTo(deadline);
    }

    @Test
    void each_nation_has_its_own_holidays() {
        var beforeSaintAndrews = Instant.parse("2027-11-29T10:00:00Z");
        assertThat(workingTime.deadline(
                        event(Nation.SCOTLAND, "Europe/London"), beforeSaintAndrews, Duration.ofHours(24)))
                .isEqualTo("2027-12-01T10:00:00Z");
        assertThat(workingTime.deadline(event(Nation.WALES, "Europe/London"), beforeSaintAndrews, Duration.ofHours(24)))
                .isEqualTo("2027-11-30T10:00:00Z");
        assertThat(workingTime.deadline(
                        event(Nation.NORTHERN_IRELAND, "Europe/London"),
                        Instant.parse("2027-03-16T10:00:00Z"),
                        Duration.ofHours(24)))
                .isEqualTo("2027-03-18T10:00:00Z");
    }

    @Test
    void the_hours_are_those_of_the_zone_of_the_event() {
        assertThat(workingTime.deadline(
                        event(Nation.ENGLAND, "Asia/Tokyo"),
                        Instant.parse("2027-03-01T22:00:00Z"),
                        Duration.ofHours(24)))
                .isEqualTo("2027-03-02T23:00:00Z");
    }

    @Test
    void beyond_the_list_only_weekends_count() {
        assertThat(workingTime.deadline(
                        event(Nation.ENGLAND, "Europe/London"),
                        Instant.parse("2040-12-24T10:00:00Z"),
                        Duration.ofHours(24)))
                .isEqualTo("2040-12-25T10:00:00Z");
    }

    @Test
    void working_days_leave_out_weekends_and_holidays() {
        assertThat(workingTime.daysAfter(
                        event(Nation.ENGLAND, "Europe/London"), Instant.parse("2027-03-25T10:00:00Z"), 2))
                .isEqualTo("2027-03-31T09:00:00Z");
        assertThat(workingTime.daysAfter(
                        event(Nation.ENGLAND, "Europe/London"), Instant.parse("2027-10-29T15:00:00Z"), 2))
                .isEqualTo("2027-11-02T16:00:00Z");
    }

    private static Event event(Nation nation, String zone) {
        return Event.plan(new EventPlan(
                "fair",
                "Spring Fair",
                "A day",
                new Venue("Central Hall", null),
                zone,
                Instant.parse("2027-09-14T08:30:00Z"),
                Instant.parse("2027-09-14T16:00:00Z"),
                new RegistrationWindow(Instant.parse("2027-02-01T09:00:00Z"), Instant.parse("2027-09-13T22:59:00Z")),
                List.of(),
                true,
                nation));
    }
}
