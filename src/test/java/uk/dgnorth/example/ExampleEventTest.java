package uk.dgnorth.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.TestClock;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.PlaceType;
import uk.dgnorth.event.RegistrationState;
import uk.dgnorth.programme.Releases;
import uk.dgnorth.programme.Session;
import uk.dgnorth.programme.Speaker;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExampleEventTest {

    @Inject
    ExampleEvent example;

    @Inject
    EntityManager database;

    @Inject
    Releases releases;

    @Test
    @TestTransaction
    void fills_an_empty_database_once() {
        database.createNativeQuery("truncate event cascade").executeUpdate();

        example.addToEmptyDatabase();
        example.addToEmptyDatabase();

        var event = Event.findBySlug("digital-government-north").orElseThrow();
        assertThat(Event.count()).isEqualTo(1);
        assertThat(event.name()).isEqualTo("Digital Government North");
        assertThat(event.venue().name()).isEqualTo("Manchester (venue to be confirmed)");
        assertThat(event.registrationState(TestClock.START)).isEqualTo(RegistrationState.OPEN);
        assertThat(PlaceType.findByEvent(event))
                .extracting(PlaceType::slug, PlaceType::name)
                .containsExactly(tuple("public-sector", "Public sector"));
    }

    @Test
    @TestTransaction
    void has_a_released_programme_on_the_six_themes_by_the_four_bodies() {
        database.createNativeQuery("truncate event cascade").executeUpdate();

        example.addToEmptyDatabase();

        var event = Event.findBySlug("digital-government-north").orElseThrow();
        var programme = releases.newest(event).orElseThrow().programme();
        assertThat(programme.sessions())
                .extracting(Session::title)
                .contains(
                        "Manchester, the tech innovation hub",
                        "The Advanced Digital Skills Academy in Nelson",
                        "Filling the digital skills gap in Nottingham",
                        "Digital inclusion in Leeds",
                        "Connectivity and Project Gigabit",
                        "Levelling up the North");
        assertThat(programme.speakers())
                .extracting(Speaker::organisation)
                .containsExactlyInAnyOrder(
                        "North Yorkshire Council",
                        "Scottish Futures Trust",
                        "Wigan Council",
                        "Greater Manchester Combined Authority");
        assertThat(programme.speakers())
                .allMatch(speaker -> speaker.name().equals("Speaker to be announced, " + speaker.organisation()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00:00Z, 2027-09-14T08:00:00Z",
        "2027-01-01T00:00:00Z, 2027-09-14T08:00:00Z",
        "2027-09-13T22:58:59Z, 2027-09-14T08:00:00Z",
        "2027-09-13T22:59:00Z, 2028-09-14T08:00:00Z",
        "2027-09-14T12:00:00Z, 2028-09-14T08:00:00Z"
    })
    void is_held_on_the_next_14_September_that_people_can_still_register_for(String now, String start) {
        var plan = ExampleEvent.plan(Instant.parse(now));

        assertThat(plan.startsAt()).isEqualTo(start);
        assertThat(plan.registration().opensAt()).isEqualTo(now);
        assertThat(plan.registration().closesAt()).isAfter(now).isBefore(start);
    }
}
