package uk.dgnorth.console;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Role;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.organiser.AnOrganiser;

/** The register of public bodies as browsers see it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisterPagesTest {

    private static final String PAGES = "/organiser/register";
    private static final Map<String, String> ORDERS = Map.of(
            "newest", "added_at desc, id desc",
            "-newest", "added_at, id",
            "domain", "domain collate \"C\"",
            "-domain", "domain collate \"C\" desc",
            "review", "review_on, id",
            "-review", "review_on desc, id desc",
            "expiry", "expires_on, id",
            "-expiry", "expires_on desc, id desc");

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private final String tag = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
    private final String domain = "body-" + tag + ".org.uk";

    private Accounts.Somebody somebody;
    private AnOrganiser organiser;

    @BeforeEach
    void anOrganiser() {
        clock.reset();
        somebody = Accounts.organiser();
        organiser = AnOrganiser.withSession(somebody.session());
    }

    private Map<String, String> entry() {
        return new HashMap<>(Map.of(
                "domain", domain,
                "match", "exact",
                "list", "public",
                "event", "",
                "organisation", "Northumbria Housing",
                "evidence", "https://example.org",
                "reason", "Owned by the council"));
    }

    private Map<String, String> entry(String... members) {
        var entry = entry();
        for (int i = 0; i < members.length; i += 2) {
            entry.put(members[i], members[i + 1]);
        }
        return entry;
    }

    private static String main(Response answer) {
        return AnOrganiser.page(answer).select("main").text();
    }

    /** @return the page of the entry */
    private String added(AnOrganiser by, Map<String, String> entry) {
        entry.put("step", "add");
        var answer = by.send(PAGES + "/new", entry);
        assertThat(answer.statusCode()).as(main(answer)).isEqualTo(303);
        return answer.header("Location").replaceFirst("[?].*", "");
    }

    private static AnOrganiser another() {
        return AnOrganiser.withSession(Accounts.organiser().session());
    }

    @Test
    void the_register_is_for_organisers_of_every_event() {
        var event = fixtures.anEventWithPlaces(1);
        var ofOne = AnOrganiser.withSession(Accounts.with(Role.ORGANISER, event).session());

        assertThat(organiser.read("/organiser").select("main a").eachAttr("href"))
                .contains(PAGES);
        assertThat(ofOne.read("/organiser").select("main a").eachAttr("href")).doesNotContain(PAGES);
        for (var path : List.of("", "/new", "/imports", "/effects", "/differences", "/export", "/entries.csv")) {
            assertThat(ofOne.browser().accept("*/*").get(PAGES + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(ofOne.send(PAGES + "/new", entry("step", "add")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_entry_is_checked_with_whom_it_concerns_before_it_is_added() {
        var event = fixtures.anEventWithPlaces(30);
        register(fixtures, event, formWithReferral("a@" + domain));
        register(fixtures, event, formWithReferral("b@" + domain));

        var checked = organiser.send(PAGES + "/new", entry());

        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(main(checked))
                .contains("Live registrations whose outcome would change: 2")
                .contains("Of these 2 would get a place")
                .contains("refer becomes eligible")
                .contains("Expires 1 March 2028");
        assertThat(fixtures.rows("select 1 from register_entry where domain = ?", domain))
                .isEmpty();

        var page = added(organiser, entry());

        assertThat(organiser.read(page).select("main").text())
                .contains(domain + " In force", "This domain only", "Every event")
                .contains("public body added", "by " + somebody.name(), "Owned by the council");
        assertThat(main(organiser.send(PAGES + "/new", entry("step", "edit"))))
                .contains("Add an entry to the register");
    }

    @ParameterizedTest
    @CsvSource({
        "org.uk,              Anybody can have a domain that ends so",
        "github.io,           Anybody can have a domain that ends so",
        "uk,                  Anybody can have a domain that ends so",
        "gmail.com,           It is on the list of personal email services",
        "notgov.uk,           It looks like a government domain",
        "xn--wign-loa.org.uk, Its letters can be mistaken",
        "wigan.gov.uk,        It is decided like this already",
        "a_b.org.uk,          Enter a domain such as"
    })
    void what_nobody_may_add_is_refused_at_its_field_with_what_was_typed(String refused, String why) {
        for (var step : List.of("", "add")) {
            var answer = organiser.send(PAGES + "/new", entry("domain", refused, "step", step));

            assertThat(answer.statusCode()).isEqualTo(422);
            var page = AnOrganiser.page(answer);
            assertThat(page.title()).startsWith("Error:");
            assertThat(page.select(".govuk-error-summary a[href=#domain]").text())
                    .contains(why);
            assertThat(page.select("#domain-error").text()).contains(why);
            assertThat(page.select("#domain").attr("value")).isEqualTo(refused);
            assertThat(page.select("#reason").text()).isEqualTo("Owned by the council");
        }
        assertThat(fixtures.rows("select 1 from register_entry where domain = ?", refused))
                .isEmpty();
    }

    @Test
    void all_that_is_missing_is_said_at_once() {
        var answer = organiser.send(
                PAGES + "/new", entry("evidence", " ", "reason", "", "match", "all", "expiresOn", "soon"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(answer).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#match", "#evidence", "#reason", "#expiresOn");
        assertThat(AnOrganiser.page(organiser.send(PAGES + "/new", entry("domain", "org.uk", "reason", "")))
                        .select(".govuk-error-summary a")
                        .eachAttr("href"))
                .containsExactly("#domain", "#reason");
        assertThat(main(organiser.send(PAGES + "/new", entry("expiresOn", "2031-01-01"))))
                .contains("Choose a day in the next 3 years");
    }

    @Test
    void a_suppliers_domain_warns_and_an_entry_that_is_there_is_named() {
        var supplier = organiser.send(PAGES + "/new", entry("domain", "accenture.com"));
        assertThat(main(supplier)).contains("accenture.com is on the list of suppliers");
        var page = added(organiser, entry("list", "refer"));

        var again = organiser.send(PAGES + "/new", entry("list", "public"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(main(again)).contains("There is an entry for this domain");
        assertThat(AnOrganiser.page(again).select("main a").eachAttr("href")).contains(page);
    }

    @Test
    void a_suffix_is_proposed_by_one_and_agreed_by_another() {
        var second = Accounts.organiser();
        var page = added(organiser, entry("match", "suffix"));

        assertThat(organiser.read(page).select("main").text())
                .contains("Proposed", "You have proposed it. Somebody else has to agree or refuse");
        assertThat(organiser.browser().get(page + "/agree").statusCode()).isEqualTo(409);
        assertThat(organiser.send(page + "/agree", Map.of()).statusCode()).isEqualTo(409);
        assertThat(organiser.read(page + "/end").select("h1").text()).startsWith("Withdraw the proposal");

        var browser = AnOrganiser.withSession(second.session());
        assertThat(browser.read(page).select("main").text())
                .contains(somebody.name() + " has proposed it. You can agree or refuse, as a second person.");
        assertThat(browser.read(page + "/agree").select("main").text()).contains("Whom it concerns");
        assertThat(browser.send(page + "/agree", Map.of()).header("Location")).endsWith("?done=agreed");

        assertThat(browser.read(page).select("main").text())
                .contains("In force", "public body confirmed", "by " + second.name());
        assertThat(browser.send(page + "/agree", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void a_proposal_is_refused_by_another_or_withdrawn_with_a_reason() {
        var refused = added(organiser, entry("match", "suffix"));
        var second = another();
        assertThat(second.read(refused + "/end").select("h1").text()).startsWith("Refuse the proposal");

        var unsaid = second.send(refused + "/end", Map.of("version", "0", "reason", " "));
        var said = second.send(refused + "/end", Map.of("version", "0", "reason", "Too much lies below it"));

        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(unsaid).select("#reason-error").text()).contains("Say why");
        assertThat(said.statusCode()).isEqualTo(303);
        assertThat(organiser.read(refused).select("main").text())
                .contains("Ended", "proposed public body refused", "Too much lies below it", "nothing to do");
        var withdrawn = added(organiser, entry("match", "suffix"));
        organiser.send(withdrawn + "/end", Map.of("version", "0", "reason", "A mistake"));
        assertThat(organiser.read(withdrawn).select("main").text()).contains("proposed public body withdrawn");
    }

    @Test
    void an_entry_is_ended_after_a_question_and_only_once() {
        var page = added(organiser, entry());
        assertThat(organiser.read(page + "/end").select("main").text()).contains("keeps it");

        var late = organiser.send(page + "/end", Map.of("version", "7", "reason", "Merged"));
        var ended = organiser.send(page + "/end", Map.of("version", "0", "reason", "Merged with another body"));
        var again = organiser.send(page + "/end", Map.of("version", "1", "reason", "Again"));

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(ended.header("Location")).endsWith("?done=ended");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(main(again)).contains("is ended").contains("Nothing was done");
        assertThat(organiser.read(page).select("main").text())
                .contains("public body removed", "Merged with another body");
    }

    @Test
    void of_two_who_change_an_entry_at_once_the_second_sees_what_the_first_did() throws Exception {
        var page = added(organiser, entry());
        var people = Executors.newFixedThreadPool(2);
        try {
            var answers = people.invokeAll(List.of(changing(page, "One name"), changing(page, "Another name")));
            var first = answers.get(0).get();
            var second = answers.get(1).get();
            var late = first.statusCode() == 303 ? second : first;

            assertThat(List.of(first.statusCode(), second.statusCode())).containsExactlyInAnyOrder(303, 412);
            var shown = AnOrganiser.page(late);
            assertThat(shown.select("main").text())
                    .contains("Somebody has changed the entry since you opened this page")
                    .contains(late == first ? "Another name" : "One name");
            assertThat(shown.select("#organisation").attr("value"))
                    .isEqualTo(late == first ? "One name" : "Another name");
            assertThat(shown.select("input[name=version]").attr("value")).isEqualTo("1");
        } finally {
            people.shutdownNow();
        }
    }

    private Callable<Response> changing(String page, String organisation) {
        var browser = another();
        return () -> browser.send(
                page + "/change",
                Map.of(
                        "version", "0",
                        "organisation", organisation,
                        "evidence", "https://example.org",
                        "reason", "A new name",
                        "expiresOn", "2028-05-01",
                        "reviewOn", "2028-04-01"));
    }

    @Test
    void the_days_of_review_and_expiry_are_changed_within_bounds() {
        var page = added(organiser, entry());
        var fields = new HashMap<>(Map.of(
                "version", "0",
                "organisation", "Northumbria Housing",
                "evidence", "https://example.org",
                "reason", "Reviewed",
                "expiresOn", "2028-09-01",
                "reviewOn", "2029-01-01"));

        var refused = organiser.send(page + "/change", fields);
        fields.put("reviewOn", "2028-08-01");
        var changed = organiser.send(page + "/change", fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(refused).select("#reviewOn-error").text()).contains("until it expires");
        assertThat(changed.header("Location")).endsWith("?done=changed");
        assertThat(organiser.read(page).select("main").text())
                .contains("Review 1 August 2028", "Expires 1 September 2028", "public body changed", "Reviewed");
    }

    @Test
    void the_list_is_filtered_and_sorted_in_its_url_and_goes_on_by_key() {
        fixtures.update("""
                insert into register_entry (domain, match, list, origin, organisation, source, licence, state, added_by,
                    added_at, expires_on, review_on)
                select 'n' || lpad(n::text, 2, '0') || '-' || ? || '.org.uk', 'EXACT', 'REFER', 'ORGANISER', 'A body',
                    'organisers', 'none', 'IN_FORCE', 'somebody', now() + n % 7 * interval '1 minute', '2028-01-01'::date + n / 2,
                    '2027-12-01'::date + n / 2
                from generate_series(1, 60) n""", tag);
        try {
            for (var sort : List.of("domain", "review", "expiry")) {
                var first = organiser.read(PAGES + "?q=" + tag + "&sort=" + sort);
                var more = first.select("main a:contains(More entries)").attr("href");
                assertThat(first.select("main h2 a").eachText())
                        .as(sort)
                        .hasSize(50)
                        .startsWith("n01-" + tag + ".org.uk");
                assertThat(more).contains("q=" + tag).contains("sort=" + sort);
                assertThat(organiser.read(more).select("main h2 a").eachText())
                        .as(sort)
                        .hasSize(10)
                        .startsWith("n51-" + tag + ".org.uk");
            }
            for (var order : ORDERS.entrySet()) {
                var inOrder = fixtures.rows(
                        "select domain from register_entry where strpos(domain, ?) > 0 order by " + order.getValue(),
                        tag);
                assertThat(organiser.readOn(PAGES + "?q=" + tag + "&sort=" + order.getKey(), "main h2 a"))
                        .as(order.getKey())
                        .isEqualTo(
                                inOrder.stream().map(row -> row.get("domain")).toList());
            }
            assertThat(organiser
                            .read(PAGES + "?sort=-newest")
                            .select("#sort option[selected]")
                            .text())
                    .isEqualTo("Oldest first");
            assertThat(lines(PAGES + "/entries.csv?q=" + tag)).hasSize(60);
            var due = organiser.read(PAGES + "?q=" + tag + "&reviewBy=2027-12-02&list=refer&state=in-force");
            assertThat(due.select("main h2 a").eachText()).hasSize(3);
            assertThat(organiser
                            .read(PAGES + "?q=" + tag + "&state=proposed")
                            .select("main")
                            .text())
                    .contains("There are no such entries");
        } finally {
            fixtures.update(
                    "update register_entry set state = 'REMOVED', ended_at = now() where strpos(domain, ?) > 0", tag);
        }
        var wrong = organiser.browser().get(PAGES + "?sort=colour&reviewBy=soon");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(wrong).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#sort", "#reviewBy");
    }

    @Test
    void a_list_that_cannot_be_shown_as_asked_says_why_and_keeps_what_was_typed() {
        for (var list : List.of("", "/effects", "/differences")) {
            var unknown = organiser.browser().get(PAGES + list + "?q=typed&event=no-such-event");
            var page = AnOrganiser.page(unknown);

            assertThat(unknown.statusCode()).as(list).isEqualTo(422);
            assertThat(page.title()).as(list).startsWith("Error:");
            assertThat(page.select(".govuk-error-summary a[href=#event]").text())
                    .as(list)
                    .contains("There is no such event");
            for (var query : List.of("?sort=colour", "?after=nonsense")) {
                var refused = organiser.browser().get(PAGES + list + query);
                assertThat(refused.statusCode()).as(list + query).isEqualTo(422);
                assertThat(AnOrganiser.page(refused).select(".govuk-error-summary a"))
                        .as(list + query)
                        .hasSize(1);
            }
        }
        assertThat(AnOrganiser.page(organiser.browser().get(PAGES + "?q=typed&event=no-such-event"))
                        .select("#q")
                        .attr("value"))
                .isEqualTo("typed");
        for (var file : List.of("/effects/let-in.csv", "/differences.csv")) {
            for (var query : List.of("?event=no-such-event", "?sort=colour")) {
                assertThat(organiser
                                .browser()
                                .accept("*/*")
                                .get(PAGES + file + query)
                                .statusCode())
                        .as(file + query)
                        .isEqualTo(422);
            }
        }
    }

    /** The rows of a file. */
    private List<String> lines(String path) {
        var answer = organiser.browser().accept("*/*").get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString().lines().skip(1).toList();
    }

    @Test
    void whom_changes_have_let_in_is_sorted_filtered_and_exported() {
        var event = fixtures.anEventWithPlaces(10);
        var other = fixtures.anEventWithPlaces(10);
        for (var each : List.of(event, other)) {
            register(fixtures, each, formWithReferral("in@" + domain));
            fixtures.multiply(each, 60);
            fixtures.update("""
                    insert into audit_entry (at, actor, action, event, subject, before, after)
                    select now(), 'system', 'eligible by a change of the lists', e.slug, r.reference, '{}', '{}'
                    from registration r join event e on e.id = r.event_id where e.slug = ? order by r.reference""", each);
        }
        var list = PAGES + "/effects?event=" + event;
        var references = fixtures
                .rows(
                        "select reference from registration r join event e on e.id = event_id where slug = ? order by 1",
                        event)
                .stream()
                .map(row -> row.get("reference"))
                .toList();
        var newestFirst = new ArrayList<>(references);
        Collections.reverse(newestFirst);

        assertThat(references).hasSize(61);
        assertThat(organiser.readOn(list, "tbody th")).isEqualTo(newestFirst);
        assertThat(organiser.readOn(list + "&sort=since", "tbody th")).isEqualTo(references);
        assertThat(organiser.readOn(list + "&sort=reference", "tbody th")).isEqualTo(references);
        assertThat(organiser.readOn(list + "&sort=-reference", "tbody th")).isEqualTo(newestFirst);
        assertThat(organiser.readOn(PAGES + "/effects?sort=event", "tbody td:nth-of-type(1)"))
                .isSorted()
                .filteredOn(slug -> slug.equals(event) || slug.equals(other))
                .hasSize(122);
        assertThat(organiser
                        .read(list + "&sort=reference")
                        .select("main thead a, main a[href*=after=]")
                        .eachAttr("href"))
                .hasSize(4)
                .allMatch(link -> link.contains("event=" + event + "&sort="));
        assertThat(organiser
                        .read(PAGES + "/effects/export?event=" + event)
                        .select("main")
                        .text())
                .contains("Event: " + event);
        assertThat(lines(PAGES + "/effects/let-in.csv?event=" + event))
                .extracting(line -> line.split(",")[0])
                .isEqualTo(newestFirst);
        forget(event);
        forget(other);
    }

    private void forget(String event) {
        fixtures.update("""
                delete from registration r using event e
                where e.id = r.event_id and e.slug = ? and r.email like 'p%' and not r.holds_place""", event);
    }

    @Test
    void the_file_asks_for_a_fresh_proof_keeps_the_filter_and_is_on_record() {
        added(organiser, entry("organisation", "=HYPERLINK(1)"));
        var path = PAGES + "/entries.csv?q=" + tag;

        var file = organiser.browser().accept("text/html,*/*;q=0.8").get(path);

        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"public-bodies-2027-03-01.csv\"");
        assertThat(file.asString().split("\r\n"))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("domain,match,list,"))
                .anyMatch(line -> line.startsWith(domain + ",exact,public,,'=HYPERLINK(1),"));
        assertThat(fixtures.rows(
                        "select action, after from audit_entry where actor = ? and subject = 'public-bodies.csv' order by id",
                        somebody.actor()))
                .extracting(row -> row.get("action"))
                .containsExactly("list export begun", "list exported");
        fixtures.update(
                "update account_session set proved_at = proved_at - interval '1 hour' where account_id = ?",
                somebody.id());
        for (var each : List.of(
                path,
                PAGES + "/export?q=" + tag,
                PAGES + "/differences.csv",
                PAGES + "/imports/imports.csv",
                PAGES + "/effects/let-in.csv")) {
            var sentAway = organiser.browser().accept("text/html,*/*;q=0.8").get(each);
            assertThat(sentAway.statusCode()).as(each).isEqualTo(303);
            assertThat(sentAway.header("Location")).contains("/organiser/proof?back=");
        }
    }

    @Test
    void those_whom_the_rules_would_decide_otherwise_today_are_listed() {
        var event = fixtures.anEventWithPlaces(10);
        var page = added(organiser, entry());
        register(fixtures, event, formWithReferral("stays@" + domain));
        organiser.send(page + "/end", Map.of("version", "0", "reason", "Merged"));
        var reference = fixtures.row("select reference from registration where email = ?", "stays@" + domain)
                .get("reference");

        var file = organiser
                .browser()
                .accept("*/*")
                .get(PAGES + "/differences.csv")
                .asString();

        assertThat(file)
                .contains(reference + "," + event + ",confirmed," + domain + ",eligible,R3-public,refer,R7-unknown,");
        fixtures.multiply(event, 60);
        var list = PAGES + "/differences?event=" + event;
        var oldestFirst = fixtures
                .rows(
                        "select reference from registration r join event e on e.id = event_id where slug = ? order by r.id",
                        event)
                .stream()
                .map(row -> row.get("reference"))
                .toList();
        var newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        assertThat(oldestFirst).hasSize(61);
        assertThat(organiser.readOn(list, "tbody th")).isEqualTo(oldestFirst);
        assertThat(organiser.readOn(list + "&sort=-registered", "tbody th")).isEqualTo(newestFirst);
        assertThat(organiser
                        .read(list + "&sort=-registered")
                        .select("option[selected]")
                        .eachAttr("value"))
                .containsExactly(event, "-registered");
        assertThat(lines(PAGES + "/differences.csv?event=" + event))
                .extracting(line -> line.split(",")[0])
                .isEqualTo(oldestFirst);
        assertThat(organiser
                        .read(PAGES + "/differences?event=" + fixtures.anEventWithPlaces(1))
                        .select("main")
                        .text())
                .contains("There are none");
        forget(event);
    }
}
