package uk.dgnorth.example;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventDesk;
import uk.dgnorth.event.EventPlan;
import uk.dgnorth.event.Nation;
import uk.dgnorth.event.PlaceTypePlan;
import uk.dgnorth.event.RegistrationWindow;
import uk.dgnorth.event.Venue;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.release.ReleaseDesk;

/** Digital Government North itself, planned in a database that holds no event yet. */
@ApplicationScoped
class ExampleEvent {

    private static final Logger LOG = Logger.getLogger(ExampleEvent.class);

    /** Any number will do that no other advisory lock uses. */
    private static final long SEEDING = 0x6578616d706c65L;

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final MonthDay DAY = MonthDay.of(Month.SEPTEMBER, 14);
    private static final LocalTime CLOSING = LocalTime.of(23, 59);
    private static final int CAPACITY = 500;
    private static final String SYSTEM = "system";

    private final boolean wanted;
    private final EventDesk events;
    private final DraftDesk drafts;
    private final ReleaseDesk releases;
    private final EntityManager database;
    private final Clock clock;

    /** @param wanted whether an empty database gets the example; the embedded database turns it on */
    ExampleEvent(
            @ConfigProperty(name = "dgn.demo", defaultValue = "false") boolean wanted,
            EventDesk events,
            DraftDesk drafts,
            ReleaseDesk releases,
            EntityManager database,
            Clock clock) {
        this.wanted = wanted;
        this.events = events;
        this.drafts = drafts;
        this.releases = releases;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    void onStart(@Observes StartupEvent start) {
        if (wanted) {
            addToEmptyDatabase();
        }
    }

    /** Instances that start at once take turns, and only the first finds the database empty. */
    @Transactional
    void addToEmptyDatabase() {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(" + SEEDING + ")")
                .getSingleResult();
        if (Event.count() == 0) {
            var event = events.plan(plan(clock.instant()), SYSTEM);
            addProgramme(event);
            LOG.infof("The database was empty: added the example event %s", event.slug());
        }
    }

    private void addProgramme(Event event) {
        var day = event.startsAt().atZone(ZONE).toLocalDate();
        drafts.restore(event.slug(), new ExampleProgramme(day, ZONE).programme(), SYSTEM);
        releases.publish(event.slug(), "The programme so far: times and speakers may still change.", SYSTEM);
    }

    /** On the next 14 September whose eve is not over; people can register from now until the end of that eve. */
    static EventPlan plan(Instant now) {
        var day = DAY.atYear(now.atZone(ZONE).getYear());
        if (!day.minusDays(1).atTime(CLOSING).atZone(ZONE).toInstant().isAfter(now)) {
            day = day.plusYears(1);
        }
        return new EventPlan(
                "digital-government-north",
                "Digital Government North",
                "A day on digital transformation in the north of England, free for people who work in the UK public sector."
                        + " Speakers, to be announced, come from North Yorkshire Council, Scottish Futures Trust,"
                        + " Wigan Council and Greater Manchester Combined Authority.",
                new Venue("Manchester (venue to be confirmed)", null),
                ZONE.getId(),
                day.atTime(9, 0).atZone(ZONE).toInstant(),
                day.atTime(17, 0).atZone(ZONE).toInstant(),
                new RegistrationWindow(
                        now.truncatedTo(ChronoUnit.SECONDS),
                        day.minusDays(1).atTime(CLOSING).atZone(ZONE).toInstant()),
                List.of(new PlaceTypePlan("public-sector", "Public sector", CAPACITY)),
                true,
                Nation.ENGLAND);
    }
}
