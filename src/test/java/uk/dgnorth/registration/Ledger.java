package uk.dgnorth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;
import uk.dgnorth.Fixtures;

/** What the counters of places have to say at any time. */
@Singleton
public class Ledger {

    private final Fixtures fixtures;

    Ledger(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /** The counters say what the registrations say, and nobody waits while a place is free. */
    public void reconcile(String event) {
        var rows = fixtures.rows("""
                select s.capacity, s.ceiling, s.taken, s.referred, s.waiting,
                    (select count(*) from registration r where r.place_type_id = t.id and holds_place) as holding,
                    (select count(*) from registration r where r.place_type_id = t.id and holds_place
                        and decision_outcome <> 'ELIGIBLE') as holding_for_referral,
                    (select count(*) from registration r where r.place_type_id = t.id
                        and status = 'WAITING') as on_the_list
                from place_stock s join place_type t on t.id = s.place_type_id join event e on e.id = t.event_id
                where e.slug = ?""", event);
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("holding")).as("taken").isEqualTo(row.get("taken"));
            assertThat(row.get("holding_for_referral")).as("referred").isEqualTo(row.get("referred"));
            assertThat(row.get("on_the_list")).as("waiting").isEqualTo(row.get("waiting"));
            var taken = Integer.parseInt(row.get("taken"));
            assertThat(taken).isLessThanOrEqualTo(Integer.parseInt(row.get("ceiling")));
            assertThat(row.get("waiting").equals("0") || taken >= Integer.parseInt(row.get("capacity")))
                    .as("nobody waits while a place is free: %s", row)
                    .isTrue();
        });
    }

    /** People who have a place, put there behind the service's back. */
    public void addConfirmed(String event, int people) {
        fixtures.update("""
                with t as (select t.id as type, e.id as event from place_type t join event e on e.id = t.event_id
                    where e.slug = ?),
                stock as (update place_stock set taken = taken + ?::int from t where place_type_id = t.type),
                ids as (select nextval(pg_get_serial_sequence('registration', 'id')) as registration,
                        nextval(pg_get_serial_sequence('eligibility_decision', 'id')) as decision,
                        gen_random_uuid()::text as name
                    from generate_series(1, ?::int)),
                decided as (
                    insert into eligibility_decision (id, registration_id, at, outcome, rule, email_domain, decided_by)
                    select decision, registration, now(), 'ELIGIBLE', 'R3-public', 'gov.uk', 'system' from ids)
                insert into registration (id, event_id, place_type_id, reference, status, email, normalised_email,
                    email_domain, full_name, language, holds_place, decision_id, decision_outcome, submitted_at,
                    expires_at, proved_at)
                select registration, event, type, name, 'CONFIRMED', name || '@gov.uk', name || '@gov.uk', 'gov.uk',
                    'A Person', 'ENGLISH', true, decision, 'ELIGIBLE', now(), now(), now()
                from ids, t""", event, people, people);
    }
}
