package uk.dgnorth.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Role;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.organiser.AnOrganiser;
import uk.dgnorth.referral.ReEvaluating;

/** The queue by domain, and a domain's body added with those from it accepted, or the domain blocked, in one step. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DomainPagesTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    ReEvaluating reEvaluating;

    private final String domain =
            "homes-" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x") + ".org.uk";

    private String event;
    private String queue;
    private String pages;
    private AnOrganiser reviewer;

    @BeforeEach
    void anEvent() {
        clock.reset();
        event = fixtures.anEventWithPlaces(50);
        queue = "/organiser/events/" + event + "/referrals";
        pages = queue + "/from/" + domain;
        reviewer = aReviewer();
    }

    @AfterEach
    void clock() {
        clock.reset();
    }

    private AnOrganiser aReviewer() {
        return AnOrganiser.withSession(Accounts.with(Role.REVIEWER, event).session());
    }

    private String refer(String name) {
        return register(fixtures, event, formWithReferral(name + "@" + domain));
    }

    private static String reference(String token) {
        return mine(token).extract().path("reference");
    }

    private static String main(Response answer) {
        return AnOrganiser.page(answer).select("main").text();
    }

    /** What a browser would send of the page as it was opened, with this said of the body. */
    private Map<String, String> filledIn(AnOrganiser browser) {
        var page = browser.read(pages);
        var fields = new HashMap<String, String>();
        page.select("main form input[name]").forEach(input -> {
            var isBox = List.of("checkbox", "radio").contains(input.attr("type"));
            if (!isBox || input.hasAttr("checked")) {
                fields.put(input.attr("name"), input.attr("value"));
            }
        });
        fields.put("organisation", "Northumbria Housing");
        fields.put("evidence", "https://example.org");
        fields.put("reason", "Owned by the council");
        return fields;
    }

    @Test
    void a_body_is_added_and_those_who_are_ticked_are_accepted_in_one_step() {
        var first = refer("first");
        var second = refer("second");
        var shared = refer("info");
        var left = refer("left");
        var page = reviewer.read(pages);
        assertThat(page.select("main input[type=checkbox][checked]")).hasSize(4);
        assertThat(page.select("main").text())
                .contains("The domain " + domain + ", and nothing below it, goes into the register")
                .contains("until 1 March 2028", "It holds for this event.");
        assertThat(page.select("main label:contains(a shared mailbox)").eachText())
                .singleElement()
                .asString()
                .contains("info@" + domain);
        assertThat(page.select("#organisation").attr("value"))
                .as("what an applicant claims is for a reviewer to check")
                .isEmpty();

        var fields = filledIn(reviewer);
        fields.remove("accept-" + reference(left));
        var answer = reviewer.send(pages, fields);

        assertThat(answer.header("Location")).endsWith("/referrals?done=accepted");
        reEvaluating.run();
        for (var accepted : List.of(first, second, shared)) {
            mine(accepted).body("status", equalTo("confirmed"));
        }
        mine(left).body("status", equalTo("referred"));
        assertThat(fixtures.row(
                        "select list, match, organisation, evidence from register_entry where domain = ?", domain))
                .containsEntry("list", "PUBLIC")
                .containsEntry("match", "EXACT")
                .containsEntry("organisation", "Northumbria Housing");
        assertThat(decisionOn(first)).containsEntry("rule", "R3-public");
        assertThat(decisionOn(shared)).containsEntry("rule", null).containsEntry("reason", "Owned by the council");
        assertThat(fixtures.letters("first@" + domain).get(0)).containsEntry("kind", "place-approved");
        mine(register(fixtures, event, form("later@" + domain))).body("status", equalTo("confirmed"));
    }

    private Map<String, String> decisionOn(String token) {
        return fixtures.row("""
                select d.rule, d.reason from registration r join eligibility_decision d on d.id = r.decision_id
                where r.reference = ?""", reference(token));
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_ticks_are_kept() {
        var one = refer("one");
        var two = refer("two");
        var fields = filledIn(reviewer);
        fields.remove("accept-" + reference(two));
        fields.put("reason", " ");
        var none = filledIn(reviewer);
        none.keySet().removeIf(field -> field.startsWith("accept-"));

        var unsaid = reviewer.send(pages, fields);
        var nobody = reviewer.send(pages, none);

        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(unsaid).select("#reason-error").text()).contains("Say why");
        assertThat(AnOrganiser.page(unsaid)
                        .select("main input[type=checkbox][checked]")
                        .eachAttr("name"))
                .containsExactly("accept-" + reference(one));
        assertThat(AnOrganiser.page(nobody)
                        .select(".govuk-error-summary a[href=#accept]")
                        .text())
                .isEqualTo("Select at least one person");
        mine(one).body("status", equalTo("referred"));
    }

    @Test
    void of_two_reviewers_at_once_the_second_is_told_what_happened() throws Exception {
        var tokens = List.of(refer("one"), refer("two"), refer("three"));
        var browsers = List.of(aReviewer(), aReviewer());
        var tasks = new ArrayList<Callable<Response>>();
        for (var browser : browsers) {
            var fields = filledIn(browser);
            tasks.add(() -> browser.send(pages, fields));
        }
        var people = Executors.newFixedThreadPool(2);
        try {
            var answers = people.invokeAll(tasks);
            var first = answers.get(0).get();
            var second = answers.get(1).get();
            var late = first.statusCode() == 303 ? second : first;

            assertThat(List.of(first.statusCode(), second.statusCode())).containsExactlyInAnyOrder(303, 409);
            assertThat(main(late))
                    .contains("Somebody else was quicker", "Nothing of what you sent was done")
                    .contains(reference(tokens.get(0)) + " is confirmed, decided at");
        } finally {
            people.shutdownNow();
        }
        tokens.forEach(token -> mine(token).body("status", equalTo("confirmed")));
        assertThat(fixtures.rows("select 1 from register_entry where domain = ?", domain))
                .hasSize(1);
        assertThat(fixtures.stock(event)).containsEntry("taken", "3").containsEntry("referred", "0");
    }

    @Test
    void who_was_declined_meanwhile_keeps_all_from_happening() {
        var one = refer("one");
        var two = refer("two");
        var fields = filledIn(reviewer);
        var other = Accounts.with(Role.REVIEWER, event);
        AnOrganiser.withSession(other.session())
                .send(
                        queue + "/" + reference(two),
                        Map.of("outcome", "decline", "because", "OTHER", "reason", "No", "sure", "yes"));

        var late = reviewer.send(pages, fields);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(main(late)).contains(reference(two) + " is refused", "by " + other.name());
        mine(one).body("status", equalTo("referred"));
        assertThat(fixtures.rows("select 1 from register_entry where domain = ?", domain))
                .isEmpty();
    }

    @Test
    void referrals_of_another_event_are_not_there() {
        var here = reference(refer("here"));
        var another = fixtures.anEventWithPlaces(5);
        var there = reference(register(fixtures, another, formWithReferral("there@" + domain)));
        var fields = filledIn(reviewer);
        fields.put("shown", here + "," + there);
        fields.put("accept-" + there, "yes");

        assertThat(reviewer.send(pages, fields).statusCode()).isEqualTo(404);
        assertThat(reviewer.send(pages.replace(event, another), fields).statusCode())
                .isEqualTo(403);
        assertThat(fixtures.rows("select 1 from register_entry where domain = ?", domain))
                .isEmpty();
    }

    @Test
    void a_reviewer_opens_no_domain_for_every_event_and_an_organiser_of_all_may() {
        var token = refer("one");
        var fields = filledIn(reviewer);
        fields.put("scope", "all");
        var organiser = AnOrganiser.withSession(Accounts.organiser().session());

        assertThat(reviewer.send(pages, fields).statusCode()).isEqualTo(403);
        mine(token).body("status", equalTo("referred"));
        assertThat(organiser.read(pages).select("main").text()).contains("At every event");
        assertThat(organiser.send(pages, fields).statusCode()).isEqualTo(303);
        assertThat(fixtures.row("select origin from register_entry where domain = ?", domain))
                .containsEntry("origin", "ORGANISER");
    }

    @Test
    void a_domain_that_nobody_may_add_is_said_to_be_so() {
        register(fixtures, event, formWithReferral("clerk." + domain + "@gmail.com"));

        var page = reviewer.read(queue + "/from/gmail.com");

        assertThat(page.select("main").text())
                .contains("The domain cannot be added to the register. It is on the list of personal email services.");
        assertThat(page.select("main form")).isEmpty();
    }

    @Test
    void a_suppliers_domain_is_added_only_after_a_warning() {
        register(fixtures, event, formWithReferral("clerk." + domain + "@accenture.com"));

        var page = reviewer.read(queue + "/from/accenture.com");

        assertThat(page.select("main").text()).contains("accenture.com is on the list of suppliers. Look again");
        assertThat(page.select("main form")).hasSize(1);
    }

    @Test
    void a_domain_is_blocked_after_a_question_and_everybody_from_it_declined() {
        var one = refer("one");
        var two = refer("two");
        var block = pages + "/block";
        assertThat(reviewer.read(block).select("main").text())
                .contains("Do you want to block " + domain, "declined, each with a letter: 2");

        var unsaid = reviewer.send(block, Map.of("listAs", "", "reason", ""));
        var blocked = reviewer.send(
                block,
                Map.of(
                        "listAs",
                        "supplier",
                        "organisation",
                        "Homes Ltd",
                        "evidence",
                        "Companies House",
                        "because",
                        "OTHER",
                        "reason",
                        "A company"));
        var again = reviewer.send(block, Map.of("listAs", "supplier", "because", "OTHER", "reason", "A company"));

        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(unsaid).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#listAs", "#organisation", "#evidence", "#reason");
        assertThat(blocked.header("Location")).endsWith("?done=blocked");
        mine(one).body("status", equalTo("refused"));
        mine(two).body("status", equalTo("refused"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(fixtures.row("select list from register_entry where domain = ?", domain))
                .containsEntry("list", "SUPPLIER");
    }

    @Test
    void a_decline_is_asked_twice_and_says_what_it_does() {
        var token = refer("one");
        refer("two");
        var path = queue + "/" + reference(token);
        var fields = new HashMap<>(
                Map.of("outcome", "decline", "because", "NOT_SHOWN", "reason", "No charter", "domain", "yes"));

        var unsaid = reviewer.send(path, fields);
        fields.put("organisation", "Homes Ltd");
        fields.put("evidence", "Companies House");
        var asked = reviewer.send(path, fields);

        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(unsaid).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#organisation", "#evidence");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(main(asked))
                .contains("Do you want to decline referral", "Nothing shows that they work there", "No charter")
                .contains("others from it who wait are declined too (1)");
        mine(token).body("status", equalTo("referred"));
        var sure = new HashMap<>(fields);
        sure.put("sure", "yes");
        assertThat(reviewer.send(path, sure).header("Location")).endsWith("?done=declined");
        mine(token).body("status", equalTo("refused"));
    }

    @Test
    void an_appeal_is_open_to_a_second_person_only_and_the_page_says_so() {
        var token = refer("appeals");
        var path = queue + "/" + reference(token);
        reviewer.send(path, Map.of("outcome", "decline", "because", "OTHER", "reason", "No", "sure", "yes"));
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("organisation", "Homes", "role", "Clerk", "reason", "Look at the charter"))
                .post("/api/v1/registrations/me/appeal")
                .then()
                .statusCode(200);

        assertThat(reviewer.read(path).select("main").text()).contains("it is not for you to decide");
        assertThat(reviewer.read(path).select("main form")).isEmpty();
        assertThat(reviewer.read(pages).select("main").text())
                .contains("Appeal", "You have declined it, so somebody else has to decide the appeal");
        assertThat(reviewer.send(path, Map.of("outcome", "approve", "reason", "Yes after all"))
                        .statusCode())
                .isEqualTo(409);
        var second = aReviewer();
        assertThat(second.read(path).select("main").text()).contains("You can decide it, as a second person");
        assertThat(second.send(path, Map.of("outcome", "approve", "reason", "The charter says so"))
                        .statusCode())
                .isEqualTo(303);
        mine(token).body("status", equalTo("confirmed"));
    }

    @Test
    void the_queue_is_filtered_and_sorted_in_its_url_and_exported() {
        refer("old");
        clock.advance(Duration.ofHours(60));
        register(fixtures, event, formWithReferral("new@a-new-" + domain));
        reviewer = aReviewer(); // the session of before has ended

        assertThat(domains("")).containsExactly(domain, "a-new-" + domain);
        assertThat(domains("?sort=domain")).containsExactly("a-new-" + domain, domain);
        assertThat(domains("?overdue=true")).containsExactly(domain);
        assertThat(domains("?q=A-NEW")).containsExactly("a-new-" + domain);
        assertThat(reviewer.read(queue + "?q=nowhere").select("main").text())
                .contains("Nobody like this waits for a decision");
        assertThat(reviewer.read(queue + "?overdue=true")
                        .select("option[selected]")
                        .eachAttr("value"))
                .contains("true");
        assertThat(reviewer.browser().get(queue + "?overdue=perhaps").statusCode())
                .isEqualTo(422);
        assertThat(reviewer.browser().accept("*/*").get(queue + "/domains.csv").statusCode())
                .isEqualTo(403);
        var organiser =
                AnOrganiser.withSession(Accounts.with(Role.ORGANISER, event).session());
        assertThat(organiser
                        .browser()
                        .accept("*/*")
                        .get(queue + "/domains.csv?overdue=true")
                        .asString()
                        .split("\r\n"))
                .hasSize(2)
                .anyMatch(line -> line.startsWith(domain + ",1,0,0,"));
        var first = given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/events/{event}/referrals?sort=domain&limit=1", event)
                .then()
                .extract();
        assertThat(first.<String>path("items[0].domain")).isEqualTo("a-new-" + domain);
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/events/{event}/referrals?sort=domain&after={after}", event, first.<String>path("next"))
                .then()
                .body("items.domain", equalTo(List.of(domain)));
    }

    /** A domain of the queue's file. */
    private record Waiting(String domain, int people, Instant oldestAt, Instant dueAt) {

        static Waiting of(String line) {
            var cells = line.split(",");
            return new Waiting(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Instant.parse(cells[5]),
                    cells[7].isEmpty() ? Instant.MAX : Instant.parse(cells[7]));
        }
    }

    @Test
    void each_order_of_the_queue_goes_on_by_key_and_can_be_turned_round() {
        refer("first");
        fixtures.multiply(event, 70);
        var organiser =
                AnOrganiser.withSession(Accounts.with(Role.ORGANISER, event).session());
        var byDomain = organiser
                .browser()
                .accept("*/*")
                .get(queue + "/domains.csv")
                .asString()
                .lines()
                .skip(1)
                .map(Waiting::of)
                .collect(Collectors.toMap(Waiting::domain, waiting -> waiting));
        assertThat(byDomain).hasSize(56);

        var orders = Map.of(
                "oldest", Comparator.comparing(Waiting::oldestAt),
                "domain", Comparator.comparing(Waiting::domain),
                "due", Comparator.comparing(Waiting::dueAt),
                "people", Comparator.comparing(Waiting::people).reversed());
        for (var order : orders.entrySet()) {
            var inOrder = reviewer.readOn(queue + "?q=HOMES&sort=" + order.getKey(), "main h2 a");
            var turned = new ArrayList<>(reviewer.readOn(queue + "?q=HOMES&sort=-" + order.getKey(), "main h2 a"));
            assertThat(inOrder)
                    .as(order.getKey())
                    .doesNotHaveDuplicates()
                    .hasSize(56)
                    .isSortedAccordingTo(Comparator.comparing(byDomain::get, order.getValue()));
            Collections.reverse(turned);
            assertThat(turned).as(order.getKey()).isEqualTo(inOrder);
            assertThat(throughApi(order.getKey())).as(order.getKey()).isEqualTo(inOrder);
            assertThat(reviewer.read(queue + "?sort=" + order.getKey())
                            .select("#sort option[selected]")
                            .eachAttr("value"))
                    .containsExactly(order.getKey());
        }
        assertThat(reviewer.readOn(queue, "main h2 a")).isEqualTo(reviewer.readOn(queue + "?sort=oldest", "main h2 a"));
        assertThat(reviewer.read(queue + "?q=HOMES&sort=due")
                        .select("main a[href*=after=]")
                        .attr("href"))
                .contains("?q=HOMES&sort=due&after=");
        assertThat(organiser
                        .read(queue + "/export?q=d1&overdue=true")
                        .select("main")
                        .text())
                .contains("Domain contains: d1", "Answer: overdue", "It names nobody");
        fixtures.update("""
                delete from registration r using event e
                where e.id = r.event_id and e.slug = ? and r.email_domain <> ?""", event, domain);
    }

    private List<String> throughApi(String sort) {
        var found = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = given().auth()
                    .oauth2(Fixtures.ORGANISER_TOKEN)
                    .get("/api/v1/events/{event}/referrals?sort={sort}&limit=9&after={after}", event, sort, after)
                    .then()
                    .statusCode(200)
                    .extract();
            found.addAll(page.path("items.domain"));
            after = page.path("next");
        }
        return found;
    }

    @Test
    void an_order_or_a_cursor_that_the_queue_has_not_is_refused() {
        for (var query :
                List.of("?q=typed&sort=colour", "?q=typed&after=nonsense", "?q=typed&sort=due&after=ZHVlXzE")) {
            var refused = reviewer.browser().get(queue + query);
            var page = AnOrganiser.page(refused);
            assertThat(refused.statusCode()).as(query).isEqualTo(422);
            assertThat(page.select(".govuk-error-summary a")).as(query).hasSize(1);
            assertThat(page.select("#q").attr("value")).as(query).isEqualTo("typed");
            given().auth()
                    .oauth2(Fixtures.ORGANISER_TOKEN)
                    .get("/api/v1/events/" + event + "/referrals" + query)
                    .then()
                    .statusCode(422);
        }
    }

    private List<String> domains(String query) {
        return reviewer.read(queue + query).select("main h2 a").eachText();
    }
}
