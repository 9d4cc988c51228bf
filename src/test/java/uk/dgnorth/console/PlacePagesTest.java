package uk.dgnorth.console;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Role;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.organiser.AnOrganiser;
import uk.dgnorth.registration.Sweeping;

/** The places of an event and its waiting lists, as organisers see and change them. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacePagesTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Sweeping sweeping;

    private String event;
    private String places;
    private String list;
    private Accounts.Somebody somebody;
    private AnOrganiser organiser;

    @BeforeEach
    void a_full_event_with_offers() {
        clock.reset();
        event = fixtures.anEventWithPlaces(1);
        fixtures.update("update event set offers = true where slug = ?", event);
        places = "/organiser/events/" + event + "/places";
        list = places + "/public-sector/waiting-list";
        somebody = Accounts.with(Role.ORGANISER, event);
        organiser = AnOrganiser.withSession(somebody.session());
        registered("ann", "Zeta Council");
    }

    /** One after the other, so that who came first is never in doubt. */
    private String registered(String name, String organisation) {
        clock.advance(Duration.ofMinutes(1));
        var form = form(name + "." + event + "@leeds.gov.uk");
        form.put("organisation", organisation);
        register(fixtures, event, form);
        return fixtures.row("select reference from registration where email = ?", form.get("email"))
                .get("reference");
    }

    private String path(String reference) {
        return "/organiser/events/" + event + "/registrations/" + reference;
    }

    private String main(String path) {
        return organiser.read(path).select("main").text();
    }

    private static List<String> cells(Document page) {
        return page.select("tbody tr td, tbody tr th").eachText();
    }

    private List<String> references(String query) {
        return organiser.read(list + query).select("tbody th").eachText();
    }

    private String value(Document page, String key) {
        return page.select("dt").stream()
                .filter(term -> term.text().equals(key))
                .map(Element::nextElementSibling)
                .findFirst()
                .orElseThrow()
                .text();
    }

    private Document confirm(int capacity) {
        return organiser.read(places + "/public-sector/capacity?capacity=" + capacity);
    }

    private Response change(Document confirmed) {
        var fields = new LinkedHashMap<String, String>();
        for (var input : confirmed.select("main form input[type=hidden]")) {
            fields.put(input.attr("name"), input.attr("value"));
        }
        return organiser.send(places + "/public-sector/capacity", fields);
    }

    @Test
    void places_are_counted_by_who_has_them() {
        registered("ben", "Wigan Council");

        assertThat(cells(organiser.read(places))).containsExactly("Public sector", "1", "1", "0", "0", "0", countOf(1));
        assertThat(main("/organiser/events/" + event + "/today")).contains("Places and waiting lists");
        assertThat(organiser
                        .read("/organiser/events/" + event + "/today")
                        .select("main a[href$=/places/public-sector]"))
                .hasSize(1);
    }

    private static String countOf(int waiting) {
        return waiting + " waiting for Public sector";
    }

    @Test
    void whoever_cancels_for_somebody_is_told_what_becomes_of_the_place() {
        var ann = fixtures.row("select reference from registration where email like ?", "ann." + event + "@%")
                .get("reference");
        var cancel = path(ann) + "/cancel";

        assertThat(main(cancel)).contains("free for whoever registers next");
        registered("ben", "Wigan Council");
        assertThat(main(cancel)).contains("offered to whoever is first on the waiting list");
        fixtures.update("update event set offers = false where slug = ?", event);
        assertThat(main(cancel)).contains("goes to whoever is first on the waiting list");
        change(confirm(0));
        assertThat(main(cancel)).contains("Nobody gets the place");
    }

    @Test
    void a_raised_capacity_says_whom_it_serves_and_then_offers_them_places() {
        var ben = registered("ben", "Wigan Council");
        registered("cyd", "Leeds Council");

        var confirm = confirm(2);
        var sent = change(confirm);

        assertThat(confirm.select("main").text())
                .contains("from 1 to 2 places")
                .contains("offered a place at once, by a letter: 1.")
                .contains("Letters cannot be taken back");
        assertThat(sent.header("Location")).endsWith("/places/public-sector?done=changed");
        var page = organiser.read(places + "/public-sector");
        assertThat(value(page, "Capacity")).isEqualTo("2");
        assertThat(value(page, "Offered, not answered yet")).isEqualTo("1");
        assertThat(value(page, "Waiting")).isEqualTo("1");
        assertThat(fixtures.letters("ben." + event + "@leeds.gov.uk").get(0)).containsEntry("kind", "place-offered");
        assertThat(organiser.read(list).select("tbody tr").first().text()).contains("Offered", ben, "Until");
        assertThat(fixtures.row(
                                "select actor from audit_entry where event = ? and action = 'place type changed'",
                                event)
                        .get("actor"))
                .isEqualTo(somebody.actor());
    }

    @Test
    void a_capacity_below_what_is_taken_takes_no_place_away() {
        registered("ben", "Wigan Council");

        var confirm = confirm(0);
        var sent = change(confirm);

        assertThat(confirm.select("main").text())
                .contains("Nobody loses a place.")
                .contains("Places taken beyond the new capacity: 1.");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(main(places)).contains("Places taken beyond the capacity: 1.");
        assertThat(fixtures.stock(event)).containsEntry("capacity", "0").containsEntry("taken", "1");
    }

    @Test
    void what_changed_meanwhile_is_looked_at_again() {
        var first = confirm(5);
        var second = confirm(3);

        assertThat(change(second).statusCode()).isEqualTo(303);
        var late = change(first);

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(AnOrganiser.page(late).select("main").text())
                .contains("Nothing was changed.")
                .contains("from 3 to 5 places");
        assertThat(change(AnOrganiser.page(late)).statusCode()).isEqualTo(303);
        assertThat(fixtures.stock(event)).containsEntry("capacity", "5");
    }

    @Test
    void places_that_were_taken_meanwhile_are_looked_at_again() {
        change(confirm(3));
        var confirm = confirm(1);
        registered("ben", "Wigan Council");

        var late = change(confirm);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(AnOrganiser.page(late).select("main").text()).contains("Places taken beyond the new capacity: 1.");
        assertThat(fixtures.stock(event)).containsEntry("capacity", "3");
    }

    @Test
    void what_is_no_number_of_places_is_said_at_the_field() {
        for (var typed : List.of("many", "-1", "10000001", "")) {
            var answer = organiser.browser().get(places + "/public-sector/capacity?capacity=" + typed);

            assertThat(answer.statusCode()).as(typed).isEqualTo(422);
            var field = AnOrganiser.page(answer).select("#capacity");
            assertThat(field.attr("value")).isEqualTo(typed);
            assertThat(AnOrganiser.page(answer).select("#capacity-error").text())
                    .contains("Enter a whole number");
        }
        assertThat(organiser
                        .send(places + "/public-sector/capacity", Map.of("capacity", "x", "version", "0"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_list_stands_in_its_order_with_the_position_of_each() {
        var ben = registered("ben", "Wigan Council");
        var cyd = registered("cyd", "Aire Council");
        var dee = registered("dee", "Leeds Council");

        assertThat(references("")).containsExactly(ben, cyd, dee);
        assertThat(references("?sort=-position")).containsExactly(dee, cyd, ben);
        assertThat(references("?sort=organisation")).containsExactly(cyd, dee, ben);
        assertThat(organiser.read(list + "?q=AIRE").select("tbody tr").text()).startsWith("2 " + cyd);
        assertThat(organiser
                        .read(list + "?sort=organisation")
                        .select("th[aria-sort=ascending] a")
                        .attr("href"))
                .isEqualTo("?sort=-organisation");
    }

    @Test
    void the_list_goes_on_by_key_whatever_it_is_sorted_by() {
        fixtures.update("""
                with one as (select * from registration where event_id = (select id from event where slug = ?)),
                ids as (select nextval(pg_get_serial_sequence('eligibility_decision', 'id')) as decision,
                    nextval(pg_get_serial_sequence('registration', 'id')) as id, n from generate_series(1, 120) n),
                made as (
                    insert into registration (id, event_id, place_type_id, reference, status, email, normalised_email,
                        email_domain, full_name, language, organisation, holds_place, decision_id, decision_outcome, submitted_at,
                        expires_at, proved_at, waiting_since)
                    select ids.id, event_id, place_type_id, 'W' || ids.id, 'WAITING', 'w' || n || email,
                        'w' || n || email, email_domain, 'Test Person', 'ENGLISH', 'Council ' || n % 7, false, ids.decision,
                        'ELIGIBLE', submitted_at, expires_at, proved_at, proved_at + n % 3 * interval '1 minute'
                    from one, ids returning id, decision_id)
                insert into eligibility_decision (id, registration_id, at, outcome, rule, email_domain, decided_by)
                select decision_id, id, now(), 'ELIGIBLE', 'R3-public', 'leeds.gov.uk', 'system' from made""", event);
        fixtures.update(
                "update place_stock set waiting = 120 where place_type_id = (select place_type_id from registration"
                        + " where email = ?)",
                "ann." + event + "@leeds.gov.uk");

        for (var sort : List.of("position", "-position", "reference", "-reference", "organisation", "-since")) {
            var seen = new ArrayList<String>();
            var next = list + "?sort=" + sort;
            while (!next.isEmpty()) {
                var page = organiser.read(next);
                seen.addAll(page.select("tbody th").eachText());
                next = page.select("main a:contains(More people)").attr("href");
            }
            assertThat(seen).as(sort).hasSize(120).doesNotHaveDuplicates();
        }
    }

    @Test
    void who_let_an_offer_lapse_stands_at_the_end_and_is_marked() {
        var ben = registered("ben", "Wigan Council");
        var cyd = registered("cyd", "Leeds Council");
        change(confirm(2));

        clock.advance(Duration.ofDays(4));
        sweeping.run();
        organiser = AnOrganiser.withSession(somebody.session());

        assertThat(organiser.read(list + "?show=lapsed").select("tbody tr").text())
                .startsWith("1 " + ben)
                .contains("Has let one lapse: the next is the last");
        assertThat(references("?show=offered")).containsExactly(cyd);
        assertThat(main(path(ben))).contains("offer lapsed");
    }

    @Test
    void filters_and_orders_that_do_not_exist_are_said_with_what_was_typed() {
        for (var bad :
                Map.of("show", "everyone", "sort", "name", "q", "x".repeat(201)).entrySet()) {
            var answer = organiser.browser().get(list + "?organisation=x&" + bad.getKey() + "=" + bad.getValue());

            assertThat(answer.statusCode()).as(bad.getKey()).isEqualTo(422);
            assertThat(AnOrganiser.page(answer).select(".govuk-error-summary a").attr("href"))
                    .isEqualTo("#" + bad.getKey());
            assertThat(AnOrganiser.page(answer).getElementById(bad.getKey())).isNotNull();
        }
        assertThat(AnOrganiser.page(organiser.browser().get(list + "?show=x&q=typed"))
                        .select("#q")
                        .attr("value"))
                .isEqualTo("typed");
        assertThat(organiser.browser().get(list + "?after=nonsense").statusCode())
                .isEqualTo(422);
    }

    @Test
    void somebody_gets_the_next_place_out_of_turn_with_a_reason() {
        var ben = registered("ben", "Wigan Council");
        var cyd = registered("cyd", "Leeds Council");

        assertThat(main(path(cyd) + "/offer"))
                .contains("They are number 2 of 2")
                .contains("You cannot undo this");
        var unsaid = organiser.send(path(cyd) + "/offer", Map.of("reason", " "));
        var tooLong = organiser.send(path(cyd) + "/offer", Map.of("reason", "x".repeat(501)));
        var sent = organiser.send(path(cyd) + "/offer", Map.of("reason", "Speaks at the event"));

        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(unsaid).select("#reason-error").text()).contains("Say why");
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(tooLong).select("#reason").text()).hasSize(501);
        assertThat(sent.header("Location")).endsWith(path(cyd) + "?done=first");
        assertThat(references("")).containsExactly(cyd, ben);
        assertThat(organiser.read(list).select("tbody tr").first().text()).contains("Put first by an organiser");
        assertThat(main(path(cyd))).contains("Reason: Speaks at the event").contains(somebody.name());

        change(confirm(2));
        assertThat(fixtures.letters("cyd." + event + "@leeds.gov.uk").get(0)).containsEntry("kind", "place-offered");
        var late = organiser.send(path(cyd) + "/offer", Map.of("reason", "Speaks at the event"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(AnOrganiser.page(late).select("main").text())
                .contains("is offered")
                .contains("Cancel the registration");
        assertThat(organiser.browser().get(path(cyd) + "/offer").statusCode()).isEqualTo(409);
    }

    @Test
    void the_list_is_exported_after_a_fresh_proof_and_that_is_on_record() {
        var ben = registered("ben", "=Wigan Council");

        assertThat(main(list + "/export?show=waiting")).contains("Waiting").contains("goes into the audit");
        var file = organiser.browser().accept("text/html,*/*;q=0.8").get(list + "/waiting-list.csv?show=waiting");

        assertThat(file.header("Content-Disposition")).contains("waiting-list-2027-03-01.csv");
        assertThat(file.asString().split("\r\n"))
                .hasSize(2)
                .contains("1," + ben + ",waiting,Test Person,'=Wigan Council,2027-03-01T09:02:00Z,false,0,");
        assertThat(fixtures.row(
                        "select after ->> 'rows' as rows from audit_entry where event = ? and action = 'list exported'",
                        event))
                .containsEntry("rows", "1");
        fixtures.update(
                "update account_session set proved_at = proved_at - interval '1 hour' where account_id = ?",
                somebody.id());
        assertThat(organiser
                        .browser()
                        .accept("text/html,*/*;q=0.8")
                        .get(list + "/waiting-list.csv")
                        .header("Location"))
                .contains("/organiser/proof");
    }

    @Test
    void places_and_people_of_another_event_are_not_there() {
        var ben = registered("ben", "Wigan Council");
        var other = fixtures.anEventWithPlaces(1);
        fixtures.update(
                "update place_type set slug = 'another' where event_id = (select id from event where slug = ?)", other);
        var everywhere = AnOrganiser.withSession(Accounts.organiser().session());
        var elsewhere = "/organiser/events/" + other;

        for (var path : List.of(
                "/places/public-sector",
                "/places/public-sector/capacity?capacity=3",
                "/places/public-sector/waiting-list",
                "/places/public-sector/waiting-list/export",
                "/places/public-sector/waiting-list/waiting-list.csv",
                "/registrations/" + ben + "/offer",
                "/registrations/" + ben + "/history",
                "/registrations/" + ben + "/replay")) {
            assertThat(everywhere
                            .browser()
                            .accept("text/html,*/*")
                            .get(elsewhere + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(organiser
                            .browser()
                            .accept("text/html,*/*")
                            .get(elsewhere + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(everywhere
                        .send(elsewhere + "/registrations/" + ben + "/offer", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(everywhere
                        .send(elsewhere + "/places/public-sector/capacity", Map.of("capacity", "3", "version", "0"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(references("")).containsExactly(ben);
    }
}
