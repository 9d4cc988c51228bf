package uk.dgnorth.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.event.Event;
import uk.dgnorth.export.SomeRegistrations;
import uk.dgnorth.programme.Format;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Session;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LargeFollowUpTest {

    private static final Instant START = Instant.parse("2027-09-14T08:00:00Z");

    @Inject
    Fixtures fixtures;

    @Inject
    SomeRegistrations registrations;

    @Inject
    ReleasedBookings released;

    /** 5,000 people with 4 bookings each, one after the other; 300 sessions, 75 at each of 4 times. */
    @Test
    void counts_what_moving_each_session_by_one_place_does_to_20_000_bookings() {
        var event = fixtures.anEventWithPlaces(5_000);
        registrations.confirmed(event, 5_000);
        fixtures.update("""
                insert into session_booking (registration_id, event_id, session, state, period, at)
                select r.id, r.event_id, 'session-' || (slot * 75 + n % 75), 'BOOKED',
                    tstzrange(timestamptz '2027-09-14 08:00Z' + slot * interval '1 hour',
                        timestamptz '2027-09-14 09:00Z' + slot * interval '1 hour'), now()
                from (select id, event_id, row_number() over (order by id) as n from registration
                    where event_id = (select id from event where slug = ?)) r, generate_series(0, 3) as slot""", event);
        var current = programme(0);

        var effects = released.effects(Event.findBySlug(event).orElseThrow(), current, programme(30));

        assertThat(effects.letters()).isEqualTo(5_000);
        assertThat(effects.clashes()).as("all moved alike").isZero();
        assertThat(effects.booked()).hasSize(300);
        assertThat(effects.booked().values().stream().mapToInt(booked -> booked).sum())
                .isEqualTo(20_000);
    }

    private static Programme programme(int minutesLater) {
        return new Programme(
                List.of(),
                List.of(),
                List.of(),
                IntStream.range(0, 300)
                        .mapToObj(i -> session(i, START.plus(Duration.ofMinutes(60L * (i / 75) + minutesLater))))
                        .toList());
    }

    private static Session session(int number, Instant startsAt) {
        var slug = "session-" + number;
        return new Session(
                slug,
                slug,
                null,
                Format.TALK,
                null,
                "en",
                startsAt,
                startsAt.plus(Duration.ofHours(1)),
                null,
                null,
                List.of(),
                100,
                List.of());
    }
}
