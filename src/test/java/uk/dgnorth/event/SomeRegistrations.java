package uk.dgnorth.event;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import uk.dgnorth.access.AccessTokens;

/** People who have come to an event, put there behind the service's back: this package cannot know registrations. */
@ApplicationScoped
class SomeRegistrations {

    private final EntityManager database;
    private final AccessTokens tokens;
    private final Clock clock;

    SomeRegistrations(EntityManager database, AccessTokens tokens, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Says how many places are taken and how many people wait, without anybody behind it. */
    void count(AnEvent event, int taken, int waiting) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("""
                        update place_stock set taken = :taken, waiting = :waiting where place_type_id in
                            (select t.id from place_type t join event e on e.id = t.event_id where e.slug = :event)""")
                        .setParameter("taken", taken)
                        .setParameter("waiting", waiting)
                        .setParameter("event", event.slug())
                        .executeUpdate());
    }

    /** Adds somebody who holds a place. */
    String confirm(AnEvent event) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var registration = (Number) database.createNativeQuery("""
                            with next as (
                                select nextval(pg_get_serial_sequence('registration', 'id')) as registration,
                                    nextval(pg_get_serial_sequence('eligibility_decision', 'id')) as decision),
                            decided as (
                                insert into eligibility_decision
                                    (id, registration_id, at, outcome, rule, email_domain, decided_by)
                                select decision, registration, now(), 'ELIGIBLE', 'R3-public', 'gov.uk', 'system'
                                from next)
                            insert into registration (id, event_id, place_type_id, reference, status, email,
                                normalised_email, email_domain, full_name, language, holds_place, decision_id, decision_outcome,
                                submitted_at, expires_at, proved_at)
                            select registration, e.id, t.id, :reference, 'CONFIRMED', :email, :email, 'gov.uk',
                                'A Person', 'ENGLISH', true, decision, 'ELIGIBLE', now(), now(), now()
                            from next, event e join place_type t on t.event_id = e.id
                            where e.slug = :event
                            returning id""")
                    .setParameter("reference", UUID.randomUUID().toString())
                    .setParameter("email", UUID.randomUUID() + "@gov.uk")
                    .setParameter("event", event.slug())
                    .getSingleResult();
            database.createNativeQuery("update place_stock set taken = taken + 1 where place_type_id ="
                            + " (select place_type_id from registration where id = :id)")
                    .setParameter("id", registration)
                    .executeUpdate();
            return tokens.issue(registration.longValue(), clock.instant().plus(Duration.ofDays(1)));
        });
    }
}
