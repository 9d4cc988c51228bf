package uk.dgnorth.console;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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
                        pages + "/places",
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
        var more = first.select("main a:contains(More entries)").attr("href");
        var second = organiser.read(more);

        assertThat(first.select("tbody td:nth-child(2)").eachText()).hasSize(50).startsWith("thing-60");
        assertThat(first.select("main").text()).contains(somebody.name());
        assertThat(more).contains("action=THING&sort=-at&after=");
        assertThat(second.select("tbody td:nth-child(2)").eachText())
                .hasSize(10)
                .endsWith("thing-1");
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
                .contains("Test Person", "Timeline", "Decision: eligible", "leeds.gov.uk", "Letter: ");
        assertThat(organiser.read(path + "/cancel").select("main").text()).contains("They lose their place");
        var sent = organiser.send(path + "/cancel", Map.of());

        assertThat(sent.header("Location")).endsWith(path + "?done=cancelled");
        assertThat(organiser.read(path).select("main").text()).contains("cancelled", "By " + somebody.name());
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

    @Test
    void a_list_is_sorted_by_its_heads_and_keeps_its_filter() {
        var first = registered("zoe");
        clock.advance(Duration.ofMinutes(1));
        var second = registered("abe");

        var newest = organiser.read(pages + "/registrations?status=confirmed");
        var byTime = newest.select("th[aria-sort=descending] a");
        var oldest = organiser.read(pages + "/registrations" + byTime.attr("href"));

        assertThat(newest.select("tbody th").eachText()).containsExactly(second, first);
        assertThat(byTime.attr("href")).isEqualTo("?status=confirmed&sort=registered");
        assertThat(newest.select("th[aria-sort=none]")).hasSize(4);
        assertThat(oldest.select("tbody th").eachText()).containsExactly(first, second);
        assertThat(oldest.select("input[name=sort]").attr("value")).isEqualTo("registered");
        assertThat(organiser
                        .read(pages + "/registrations?sort=reference")
                        .select("tbody th")
                        .eachText())
                .isSorted();
        for (var sort : List.of("status", "-organisation", "place-type", "-reference")) {
            assertThat(organiser.read(pages + "/registrations?sort=" + sort).select("tbody th"))
                    .as(sort)
                    .hasSize(2);
        }
    }

    @Test
    void an_order_that_no_list_has_is_said() {
        registered("tom");
        for (var path : List.of("/registrations", "/emails", "/audit")) {
            var answer = organiser.browser().get(pages + path + "?sort=nobody&status=sent&action=typed");
            var page = AnOrganiser.page(answer);

            assertThat(answer.statusCode()).as(path).isEqualTo(422);
            assertThat(page.select(".govuk-error-summary").text()).as(path).contains("any of");
        }
        assertThat(organiser
                        .read(pages + "/emails?sort=about")
                        .select("th[aria-sort=ascending]")
                        .text())
                .isEqualTo("About");
        assertThat(organiser
                        .read(pages + "/emails?sort=status&status=failed")
                        .select("main")
                        .text())
                .contains("There are no such emails.");
    }

    @Test
    void a_cursor_of_another_order_is_refused_or_leads_on_and_never_breaks() {
        registered("uma");
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString("a_b_1".getBytes(StandardCharsets.UTF_8));

        assertThat(organiser
                        .browser()
                        .get(pages + "/registrations?sort=registered&after=" + text)
                        .statusCode())
                .isEqualTo(422);
        assertThat(organiser
                        .browser()
                        .get(pages + "/registrations?sort=organisation&after=" + text)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letters_and_the_audit_are_exported_after_a_fresh_proof_and_that_is_on_record() {
        var reference = registered("val");

        assertThat(main("/emails/export?status=sent")).contains("Status: sent", "goes into the audit");
        assertThat(main("/audit/export?subject=" + reference)).contains("What it was done to: " + reference);
        var letters = file("/emails/emails.csv").asString();
        var audit = file("/audit/audit.csv?subject=" + reference).asString();

        assertThat(letters)
                .startsWith("written_at,status,kind,about,to,subject,tries,sent_at,last_error\r\n")
                .contains(reference)
                .contains("v•••@leeds.gov.uk")
                .doesNotContain("val.");
        assertThat(audit)
                .startsWith("at,by,what,subject,before,after\r\n")
                .contains("place confirmed," + reference)
                .doesNotContain("emails.csv");
        assertThat(file("/audit/audit.csv?action=" + "x".repeat(201)).statusCode())
                .isEqualTo(422);
        assertThat(file("/emails/emails.csv?status=perhaps").statusCode()).isEqualTo(422);
        assertThat(main("/audit?action=exported")).contains("emails.csv", "audit.csv", somebody.name());
        fixtures.update(
                "update account_session set proved_at = proved_at - interval '1 hour' where account_id = ?",
                somebody.id());
        for (var path : List.of("/emails/export", "/emails/emails.csv", "/audit/export", "/audit/audit.csv")) {
            assertThat(file(path).header("Location")).as(path).contains("/organiser/proof");
        }
    }

    private Response file(String path) {
        return organiser.browser().accept("text/html,*/*;q=0.8").get(pages + path);
    }

    @Test
    void the_timeline_tells_newest_first_what_was_done_decided_and_written() {
        var reference = referred("wim");
        reviewer().send(pages + "/referrals/" + reference, Map.of("outcome", "approve", "reason", "Of the council"));
        failedLetter(reference);

        var items = organiser
                .read(pages + "/registrations/" + reference)
                .select("main ol li")
                .eachText();

        assertThat(items.get(0)).contains("Letter:", "Failed", "550 No such mailbox", "Send it again");
        assertThat(items.get(items.size() - 1)).contains("Decision: refer", "leeds.ac.uk");
        assertThat(String.join("|", items)).containsSubsequence("approved", "Decision: eligible", "Of the council");
    }

    @Test
    void the_history_is_printed_without_a_name_and_its_decisions_are_replayed() {
        var reference = registered("xia");
        var path = pages + "/registrations/" + reference;

        assertThat(main("/registrations/" + reference + "/history"))
                .contains("It is confirmed", "Decision: eligible", "place confirmed")
                .doesNotContain("Test Person", "xia.");
        assertThat(organiser.read(path).select("main a").eachAttr("href"))
                .contains(path + "/history", path + "/replay");
        assertThat(main("/registrations/" + reference + "/replay"))
                .contains("Every decision of the rules comes out the same")
                .contains("By the rules in force today The same: eligible");

        QuarkusTransaction.requiringNew().run(() -> fixtures.update("""
                insert into eligibility_decision (registration_id, at, outcome, rule, list_version, email_domain,
                    decided_by)
                select d.registration_id, d.at, 'REFER', 'R7-unknown', d.list_version, d.email_domain, d.decided_by
                from eligibility_decision d join registration r on r.decision_id = d.id
                where r.reference = ?""", reference));
        assertThat(main("/registrations/" + reference + "/replay"))
                .contains("Not every decision can be made again with the same result")
                .contains("By the rules in force today Different eligible");
    }
}
