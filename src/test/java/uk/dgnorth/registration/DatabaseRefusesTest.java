package uk.dgnorth.registration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.application.Applicants.submitted;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;

/** The rules that matter most hold whatever the code does. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseRefusesTest {

    private static final String OF_EVENT = " where event_id = (select id from event where slug = ?)";

    @Inject
    Fixtures fixtures;

    @Test
    void a_place_without_an_eligible_decision() {
        var event = fixtures.anEventWithPlaces(20);
        register(fixtures, event, formWithReferral("not.decided@leeds.ac.uk"));

        refuses("registration_eligible_and_proved", "update registration set status = 'CONFIRMED'" + OF_EVENT, event);
    }

    @Test
    void a_decision_that_says_something_else() {
        var event = fixtures.anEventWithPlaces(20);
        register(fixtures, event, formWithReferral("other.decision@leeds.ac.uk"));

        refuses(
                "registration_decision",
                "update registration set decision_outcome = 'ELIGIBLE', status = 'CONFIRMED'" + OF_EVENT,
                event);
    }

    @Test
    void a_place_without_a_proved_address() {
        var event = fixtures.anEventWithPlaces(5);
        submitted(event, form("not.proved@leeds.gov.uk"));

        refuses("registration_eligible_and_proved", "update registration set status = 'CONFIRMED'" + OF_EVENT, event);
    }

    @Test
    void a_confirmed_registration_that_holds_no_place() {
        var event = fixtures.anEventWithPlaces(5);
        register(fixtures, event, form("placeless@leeds.gov.uk"));

        refuses("registration_holds_place", "update registration set holds_place = false" + OF_EVENT, event);
    }

    @Test
    void a_second_live_registration_for_an_address() {
        var event = fixtures.anEventWithPlaces(5);
        register(fixtures, event, form("only.once@leeds.gov.uk"));

        refuses("registration_once_per_address", """
                insert into registration (event_id, place_type_id, reference, status, email, normalised_email,
                    email_domain, holds_place, decision_id, decision_outcome, submitted_at, expires_at)
                select event_id, place_type_id, reference || '2', 'UNCONFIRMED', email, normalised_email, email_domain,
                    false, decision_id, decision_outcome, submitted_at, expires_at from registration""" + OF_EVENT, event);
    }

    @Test
    void one_place_more_than_there_are() {
        var event = fixtures.anEventWithPlaces(1);
        register(fixtures, event, form("last.place@leeds.gov.uk"));

        refuses("place_stock_never_oversold", """
                update place_stock set taken = taken + 1
                where place_type_id in (select id from place_type""" + OF_EVENT + ")", event);
    }

    @Test
    void evidence_that_is_rewritten_or_removed() {
        var event = fixtures.anEventWithPlaces(5);
        register(fixtures, event, form("evidence@leeds.gov.uk"));

        var ofEvent = " where registration_id in (select id from registration" + OF_EVENT + ")";
        refuses("append-only", "update eligibility_decision set rule = 'R7-unknown'" + ofEvent, event);
        refuses("append-only", "delete from eligibility_decision" + ofEvent, event);
        refuses("append-only", "update audit_entry set actor = 'nobody' where event = ?", event);
        refuses("append-only", "delete from audit_entry where event = ?", event);
        refuses("append-only", "truncate audit_entry");
    }

    @Test
    void to_tell_a_log_whose_row_was_refused() {
        var event = fixtures.anEventWithPlaces(5);
        submitted(event, form("private.person@leeds.gov.uk"));

        assertThatThrownBy(() -> fixtures.update("update registration set status = 'CONFIRMED'" + OF_EVENT, event))
                .rootCause()
                .message()
                .doesNotContain("private.person");
    }

    private void refuses(String rule, String sql, Object... values) {
        assertThatThrownBy(() -> fixtures.update(sql, values)).rootCause().hasMessageContaining(rule);
    }
}
