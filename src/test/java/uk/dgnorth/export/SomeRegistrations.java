package uk.dgnorth.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import uk.dgnorth.Fixtures;

/** Registrations put into the database behind the service's back, as many as a test needs. */
@Singleton
public class SomeRegistrations {

    /** So many that the planner has to know of them. */
    private static final int MANY = 1_000;

    private final Fixtures fixtures;

    SomeRegistrations(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /** Confirmed, one each second from 9am on. */
    public void confirmed(String event, int howMany) {
        insert(event, howMany, "CONFIRMED");
    }

    void waiting(String event, int howMany) {
        insert(event, howMany, "WAITING");
    }

    void cancelled(String event, int howMany) {
        insert(event, howMany, "CANCELLED");
    }

    /** One that is confirmed and differs from the others in these columns; gives its reference. */
    String with(String event, Map<String, Object> answers) {
        insert(event, 1, "CONFIRMED");
        var reference = fixtures.row("""
                        select reference from registration where event_id = (select id from event where slug = ?)
                        order by id desc limit 1""", event).get("reference");
        answers.forEach((column, value) ->
                fixtures.update("update registration set " + column + " = ? where reference = ?", value, reference));
        return reference;
    }

    /** All at once, and checked by no trigger: a foreign key's check costs more than the row. */
    private void insert(String event, int howMany, String status) {
        var batch = UUID.randomUUID().toString().substring(0, 8);
        QuarkusTransaction.requiringNew().run(() -> {
            fixtures.rows("select set_config('session_replication_role', 'replica', true)");
            insert(event, batch, 1, howMany, status);
        });
        if (howMany > MANY) {
            fixtures.update("analyze registration, eligibility_decision");
        }
    }

    private void insert(String event, String batch, int first, int last, String status) {
        fixtures.update("""
                with next as materialized (
                    select n, nextval(pg_get_serial_sequence('registration', 'id')) as registration,
                        nextval(pg_get_serial_sequence('eligibility_decision', 'id')) as decision
                    from generate_series(?, ?) as n),
                decided as (
                    insert into eligibility_decision (id, registration_id, at, outcome, rule, email_domain, decided_by)
                    select decision, registration, now(), 'ELIGIBLE', 'R3-public', 'wigan.gov.uk', 'system' from next)
                insert into registration (id, event_id, place_type_id, reference, status, email, normalised_email,
                    email_domain, full_name, badge_name, job_title, organisation, language, holds_place, decision_id,
                    decision_outcome, submitted_at, expires_at, proved_at, waiting_since, confirmed_at)
                select registration, e.id, t.id, upper(?::text || '-' || n), s.status, 'person-' || decision || '@wigan.gov.uk',
                    'person-' || decision || '@wigan.gov.uk', 'wigan.gov.uk', 'Test Person ' || n, 'Test ' || n,
                    'Service designer', 'Wigan Council', 'ENGLISH', s.status = 'CONFIRMED', decision, 'ELIGIBLE',
                    timestamptz '2027-03-01 09:00Z' + n * interval '1 second', timestamptz '2027-03-02 09:00Z',
                    timestamptz '2027-03-01 09:01Z' + n * interval '1 second',
                    timestamptz '2027-03-01 09:01Z' + n * interval '1 second',
                    case s.status when 'CONFIRMED' then timestamptz '2027-03-01 09:01Z' + n * interval '1 second' end
                from next, (select ?::text as status) s, event e join place_type t on t.event_id = e.id
                where e.slug = ? and t.slug = 'public-sector'
                order by n""", first, last, batch, status, event);
    }
}
