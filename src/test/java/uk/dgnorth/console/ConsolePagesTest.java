package uk.dgnorth.console;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Role;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.organiser.AnOrganiser;

/** The console as browsers see it: what needs somebody, who may see what, and what wrong states are answered with. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsolePagesTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private String event;
    private String pages;
    private Accounts.Somebody somebody;
    private AnOrganiser organiser;

    @BeforeEach
    void an_event_with_its_organiser() {
        clock.reset();
        event = fixtures.anEventWithPlaces(2);
        pages = "/organiser/events/" + event;
        somebody = Accounts.with(Role.ORGANISER, event);
        organiser = AnOrganiser.withSession(somebody.session());
    }

    private String registered(String name) {
        return reference(form(name + "." + event + "@leeds.gov.uk"));
    }

    private String referred(String name) {
        return reference(formWithReferral(name + "." + event + "@leeds.ac.uk"));
    }

    private String reference(Map<String, Object> form) {
        register(fixtures, event, form);
        return fixtures.row("select reference from registration where email = ?", form.get("email"))
                .get("reference");
    }

    private AnOrganiser reviewer() {
        return AnOrganiser.withSession(Accounts.with(Role.REVIEWER, event).session());
    }

    private String main(String path) {
        return organiser.read(pages + path).select("main").text();
    }

    private String failedLetter(String reference) {
        fixtures.update("""
                update outbox_message set status = 'failed', tries = 14, last_error = '550 No such mailbox',
                    text_part = coalesce(text_part, 'kept') where about = ?""", reference);
        return fixtures.row("select max(id) as id from outbox_message where about = ?", reference)
                .get("id");
    }

    @Test
    void today_names_what_needs_somebody() {
        registered("ada");
        var referred = referred("ben");
        failedLetter(referred);
        fixtures.update(
                "update registration set referral_due_at = '2020-01-01T00:00:00Z' where reference = ?", referred);

        assertThat(main("/today"))
                .contains("Referrals that wait for a decision: 1 1 overdue")
                .containsPattern("Emails that failed: [1-9]")
                .contains("of 2 places taken, 0 waiting");
    }

    @Test
    void the_event_leads_to_the_console() {
        assertThat(organiser.read(pages).select("main a").eachAttr("href"))
                .contains(
                        pages + "/today",
                        pages + "/referrals",
                        pages + "/registrations",
                        pages + "/emails",
                        pages + "/audit");
    }

    @Test
    void a_reviewer_sees_referrals_and_nothing_else() {
        var reference = referred("cyd");
        var reviewer = reviewer();

        var links = reviewer.read(pages + "/today").select("main a").eachAttr("href");

        assertThat(links).containsOnly(pages + "/referrals");
        assertThat(reviewer.read("/organiser").select("main a").eachAttr("href"))
                .contains(pages + "/today");
        assertThat(reviewer.read(pages + "/referrals/" + reference).text()).contains("Northumbria Housing");
        for (var path : new String[] {"/registrations", "/registrations/" + reference, "/emails", "/audit"}) {
            assertThat(reviewer.browser().get(pages + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void filters_stay_in_the_url_and_lead_to_the_file() {
        var reference = registered("dee");
        var page = organiser.read(pages + "/registrations?status=confirmed&placeType=public-sector&q=&organisation=");

        assertThat(page.select("main").text()).contains(reference);
        assertThat(page.select("option[selected]").eachAttr("value")).contains("confirmed", "public-sector");
        var export = page.select("main a[href*=export]").attr("href");
        assertThat(export).endsWith("/registrations/export?status=confirmed&placeType=public-sector");
        assertThat(main("/registrations?status=waiting")).contains("There are no such registrations.");
    }

    @Test
    void a_filter_that_cannot_be_used_is_said_at_its_field() {
        var answer = organiser.browser().get(pages + "/registrations?status=perhaps");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(answer).select("#status-error").text()).contains("Use any of");
    }

    @Test
    void the_list_goes_on_by_key_with_its_filter() {
        fixtures.update("""
                insert into audit_entry (at, actor, action, event, subject, before, after)
                select now(), ?, 'thing done', ?, 'thing-' || n, '{}', '{"n": 1}' from generate_series(1, 60) n""", somebody.actor(), event);

        var first = organiser.read(pages + "/audit?action=THING");
        var more = first.select("main a:contains(Older entries)").attr("href");
        var second = organiser.read(more);

        assertThat(first.select("main h3").eachText()).hasSize(50).startsWith("thing done: thing-60");
        assertThat(first.select("main").text()).contains("by " + somebody.name());
        assertThat(more).contains("action=THING&after=");
        assertThat(second.select("main h3").eachText()).hasSize(10).endsWith("thing done: thing-1");
        assertThat(main("/audit?subject=thing-7")).contains("thing-7").doesNotContain("thing-8");
    }

    @Test
    void a_person_is_found_without_a_name_in_any_url() {
        var reference = registered("eve");

        var found = organiser.send(pages + "/registrations/search", Map.of("name", "test pers", "email", ""));
        var nothing = organiser.send(pages + "/registrations/search", Map.of("name", " ", "email", ""));

        assertThat(AnOrganiser.page(found).select("main").text()).contains(reference, "Test Person");
        assertThat(AnOrganiser.page(found).select("[href*=test], [action*=test]"))
                .isEmpty();
        assertThat(nothing.statusCode()).isEqualTo(422);
    }

    @Test
    void the_file_asks_for_a_fresh_proof_and_keeps_the_filter() {
        registered("flo");
        var export = pages + "/registrations/export?status=confirmed";
        assertThat(organiser.browser().get(export).statusCode()).isEqualTo(200);
        var file = organiser.browser().accept("text/html,*/*;q=0.8").get(pages + "/attendees.csv?status=confirmed");
        assertThat(file.asString()).contains("flo." + event);
        assertThat(file.header("Content-Disposition")).contains("attachment");

        fixtures.update(
                "update account_session set proved_at = proved_at - interval '1 hour' where account_id = ?",
                somebody.id());

        var sentAway = organiser.browser().get(export);
        assertThat(sentAway.statusCode()).isEqualTo(303);
        assertThat(sentAway.header("Location"))
                .contains("/organiser/proof?back=")
                .contains("status%3Dconfirmed");
        assertThat(organiser
                        .browser()
                        .accept("text/html,*/*;q=0.8")
                        .get(pages + "/attendees.csv")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_registration_shows_its_evidence_and_is_cancelled_after_a_question() {
        var reference = registered("gus");
        var path = pages + "/registrations/" + reference;

        assertThat(organiser.read(path).select("main").text())
                .contains("Test Person", "Decisions", "leeds.gov.uk", "Timeline", "Letters");
        assertThat(organiser.read(path + "/cancel").select("main").text()).contains("They lose their place");
        var sent = organiser.send(path + "/cancel", Map.of());

        assertThat(sent.header("Location")).endsWith(path + "?done=cancelled");
        assertThat(organiser.read(path).select("main").text()).contains("cancelled", "by " + somebody.name());
        assertThat(organiser.browser().get(path + "/cancel").statusCode()).isEqualTo(409);
    }

    @Test
    void a_new_link_is_sent_after_a_question() {
        var reference = registered("hal");
        var path = pages + "/registrations/" + reference + "/resend";

        assertThat(organiser.read(path).select("main").text()).contains("with a new link to registration " + reference);
        assertThat(organiser.send(path, Map.of()).statusCode()).isEqualTo(303);

        assertThat(fixtures.letters("hal." + event + "@leeds.gov.uk").get(0)).containsEntry("kind", "access-link");
    }

    @Test
    void a_reviewer_decides_with_a_reason_and_only_once() {
        var reference = referred("ivy");
        var path = pages + "/referrals/" + reference;
        var reviewer = reviewer();

        var unsaid = reviewer.send(path, Map.of("outcome", "approve", "reason", ""));
        var approved = reviewer.send(path, Map.of("outcome", "approve", "reason", "Owned by the council"));
        var again = reviewer.send(path, Map.of("outcome", "decline", "reason", "Not after all"));

        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(unsaid).select("#reason-error").text()).contains("Say why");
        assertThat(approved.header("Location")).endsWith("/referrals?done=approved");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(AnOrganiser.page(again).select("main").text())
                .contains("This registration is confirmed")
                .doesNotContain("Test Person");
        assertThat(main("/registrations/" + reference)).contains("Owned by the council");
    }

    @Test
    void a_failed_letter_is_sent_again_by_organisers_of_its_event_only() {
        var letter = failedLetter(registered("joy"));
        var theirs = AnOrganiser.withSession(Accounts.organiser().session());
        var elsewhere = "/organiser/events/" + fixtures.anEventWithPlaces(1) + "/emails/" + letter + "/retry";

        assertThat(main("/emails?status=failed")).contains("550 No such mailbox");
        assertThat(theirs.send(elsewhere, Map.of()).statusCode()).isEqualTo(404);
        assertThat(organiser
                        .send(pages + "/emails/" + letter + "/retry", Map.of())
                        .header("Location"))
                .endsWith("/emails?done=retried");
        assertThat(organiser
                        .send(pages + "/emails/" + letter + "/retry", Map.of())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_registration_of_another_event_is_not_there() {
        var reference = registered("kit");
        var theirs = AnOrganiser.withSession(Accounts.organiser().session());
        var elsewhere = "/organiser/events/" + fixtures.anEventWithPlaces(1);

        for (var path : new String[] {
            "/registrations/" + reference,
            "/registrations/" + reference + "/cancel",
            "/registrations/" + reference + "/resend",
            "/referrals/" + reference
        }) {
            assertThat(theirs.browser().get(elsewhere + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(organiser.browser().get(elsewhere + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }
}
