package uk.dgnorth.console;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.organiser.AnOrganiser;
import uk.dgnorth.referral.ReEvaluating;

/** Published lists in the browser: tried, looked at, applied, and refused where they would do harm. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportPagesTest {

    private static final String PAGES = "/organiser/register/imports";
    private static final String HEADER = "domain,match,category,organisation,source,licence\r\n";

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    ReEvaluating reEvaluating;

    private final String tag = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");

    private AnOrganiser organiser;
    private Accounts.Somebody somebody;

    @BeforeEach
    void anOrganiser() {
        clock.reset();
        somebody = Accounts.organiser();
        organiser = AnOrganiser.withSession(somebody.session());
    }

    /** Thousands of entries would slow every other test. */
    @AfterEach
    void takeBack() {
        fixtures.update("""
                update register_entry set state = 'REMOVED', ended_at = now()
                where origin = 'IMPORTED' and state in ('PROPOSED', 'IN_FORCE')""");
        fixtures.update("update register_state set number = number + 1");
    }

    private Response send(AnOrganiser by, String list, String file) {
        return by.browser()
                .contentType("multipart/form-data")
                .multiPart("list", list)
                .multiPart("file", "list.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(PAGES + "/new");
    }

    /** @return the page of the import */
    private String tried(String list, String file) {
        var answer = send(organiser, list, file);
        assertThat(answer.statusCode()).as(AnOrganiser.page(answer).text()).isEqualTo(303);
        return answer.header("Location");
    }

    private String rows(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "b" + i + "-" + tag + ".org.uk,exact,local," + name + " " + i + ",a list,OGL\r\n")
                .collect(Collectors.joining());
    }

    private String main(String path) {
        return organiser.read(path).select("main").text();
    }

    @Test
    void a_list_is_tried_looked_at_and_applied() {
        var event = fixtures.anEventWithPlaces(10);
        var applicant = register(fixtures, event, formWithReferral("a@b0-" + tag + ".org.uk"));
        var page = tried("public", HEADER + rows("Body", 60) + "gmail.com,exact,,G,b,c\r\n");

        assertThat(main(page))
                .contains("Added 60", "Changed 0", "Removed None")
                .contains("Entries that are added: 60 The first 50 are:")
                .contains("Rows that are left out: 1", "gmail.com: It is on the list of personal email services")
                .contains("Live registrations whose outcome would change: 1")
                .contains("from b0-" + tag + ".org.uk: refer becomes eligible. They get a place");
        assertThat(organiser
                        .browser()
                        .accept("*/*")
                        .get(page + "/effects.csv")
                        .asString()
                        .split("\r\n"))
                .hasSize(2)
                .anyMatch(line -> line.contains("refer,R7-unknown,eligible,R3-public,false,place-or-waiting-list"));
        mine(applicant).body("status", org.hamcrest.Matchers.equalTo("referred"));
        assertThat(main(page + "/apply")).contains("Do you want to apply import", "Added 60");

        assertThat(organiser.send(page + "/apply", Map.of()).header("Location")).endsWith(page + "?done=applied");

        assertThat(main(page + "?done=applied")).contains("The list is in the register.", "are still to come");
        reEvaluating.run();
        assertThat(main(page)).contains("is applied").doesNotContain("still to come");
        mine(applicant).body("status", org.hamcrest.Matchers.equalTo("confirmed"));
        var reference = mine(applicant).extract().<String>path("reference");
        assertThat(main("/organiser/register/effects")).contains(reference + " " + event + " confirmed");
        var again = organiser.send(page + "/apply", Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(AnOrganiser.page(again).select("main").text())
                .contains("is applied already", "by " + somebody.name());
        assertThat(organiser.browser().get(page + "/apply").statusCode()).isEqualTo(409);
        assertThat(main(PAGES)).contains("Applied");
    }

    @Test
    void the_imports_are_sorted_filtered_and_exported() {
        fixtures.update("""
                insert into register_import (list, state, entries, rows, left_out, left_out_count, uploaded_by, uploaded_at,
                    applied_by, applied_at)
                select case when n % 3 = 0 then 'PERSONAL' else 'SUPPLIER' end,
                    case when n <= 55 then 'PREVIEWED' else 'APPLIED' end, n / 2 * 9, case when n <= 55 then '[]'::jsonb end,
                    '[]', 0, ?, now(), case when n > 55 then 'acct:7' end, case when n > 55 then now() end
                from generate_series(1, 60) n""", tag);
        try {
            var orders = Map.of(
                    "tried", "id",
                    "-tried", "id desc",
                    "list", "list collate \"C\", id",
                    "-list", "list collate \"C\" desc, id desc",
                    "state", "state collate \"C\", id",
                    "-state", "state collate \"C\" desc, id desc",
                    "entries", "entries, id",
                    "-entries", "entries desc, id desc");
            for (var order : orders.entrySet()) {
                assertThat(organiser.readOn(PAGES + "?sort=" + order.getKey(), "tbody th"))
                        .as(order.getKey())
                        .isEqualTo(imports("true", order.getValue()));
            }
            assertThat(organiser.readOn(PAGES, "tbody th")).isEqualTo(imports("true", "id desc"));
            assertThat(organiser.readOn(PAGES + "?state=previewed&sort=entries", "tbody th"))
                    .isEqualTo(imports("state = 'PREVIEWED'", "entries, id"));
            assertThat(organiser.readOn(PAGES + "?state=applied&list=personal", "tbody th"))
                    .isEqualTo(imports("state = 'APPLIED' and list = 'PERSONAL'", "id desc"));
            assertThat(organiser
                            .read(PAGES + "?state=previewed&sort=list")
                            .select("main thead a, main a[href*=after=]")
                            .eachAttr("href"))
                    .hasSize(5)
                    .allMatch(link -> link.contains("state=previewed&sort="));
            assertThat(main(PAGES + "/export?state=previewed&list=refer"))
                    .contains("State: Tried", "What it says: Mixed: a person decides", "goes into the audit");
            assertThat(organiser
                            .browser()
                            .accept("*/*")
                            .get(PAGES + "/imports.csv?state=previewed")
                            .asString()
                            .lines()
                            .skip(1)
                            .map(line -> "Import " + line.split(",")[0]))
                    .isEqualTo(imports("state = 'PREVIEWED'", "id desc"));
            assertThat(fixtures.rows(
                            "select 1 from audit_entry where actor = ? and subject = 'imports.csv' and after::text like ?",
                            somebody.actor(),
                            "%previewed%"))
                    .hasSize(2);
        } finally {
            fixtures.update("delete from register_import where uploaded_by = ?", tag);
        }
    }

    private List<String> imports(String which, String order) {
        return fixtures.rows("select id from register_import where " + which + " order by " + order).stream()
                .map(row -> "Import " + row.get("id"))
                .toList();
    }

    @Test
    void imports_that_cannot_be_listed_as_asked_are_refused_with_the_reason() {
        var wrong = organiser.browser().get(PAGES + "?state=colour&list=nonsense");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(wrong).select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#state", "#list");
        for (var query : List.of("?sort=colour", "?after=nonsense", "?sort=list&after=!")) {
            var refused = organiser.browser().get(PAGES + query);
            assertThat(refused.statusCode()).as(query).isEqualTo(422);
            assertThat(AnOrganiser.page(refused).title()).as(query).startsWith("Error:");
        }
        for (var query : List.of("?sort=colour", "?state=colour")) {
            assertThat(organiser
                            .browser()
                            .accept("*/*")
                            .get(PAGES + "/imports.csv" + query)
                            .statusCode())
                    .as(query)
                    .isEqualTo(422);
        }
    }

    @Test
    void a_newer_list_says_what_it_changes_and_what_stays() {
        organiser.send(tried("public", HEADER + rows("Body", 3)) + "/apply", Map.of());

        var page = tried(
                "public",
                HEADER + rows("Body", 1) + "b1-" + tag + ".org.uk,exact,local,New name,a list,OGL\r\n" + "new-" + tag
                        + ".org.uk,exact,local,New,a list,OGL\r\n");

        assertThat(main(page))
                .contains("Added 1", "Changed 1", "The same as now 1", "not in this file: 1")
                .contains("b1-" + tag + ".org.uk (exact): public, Body 1 becomes public, New name");
    }

    @Test
    void an_import_that_moves_a_domain_to_another_list_says_so() {
        var event = fixtures.anEventWithPlaces(10);
        var file = HEADER + "b0-" + tag + ".org.uk,exact,local,Body,a list,OGL\r\n";
        organiser.send(tried("refer", file) + "/apply", Map.of());
        register(fixtures, event, formWithReferral("a@b0-" + tag + ".org.uk"));

        assertThat(main(tried("public", file)))
                .contains("Changed 1", "Live registrations whose outcome would change: 1");
    }

    @Test
    void lists_that_would_do_harm_are_refused_and_nothing_is_kept() {
        var before = fixtures.row("select count(*), max(id) from register_import");

        refused(
                "public",
                HEADER + "a-" + tag + ".org.uk,exact,,A,b,c\r\norg.uk,suffix,,All,b,c\r\n",
                "Line 3: org.uk: Anybody can have");
        refused("public", HEADER + "org.uk,suffix,,A,b,c\r\nco.uk,exact,,All,b,c\r\n", "Line 3: co.uk");
        refused("public", "name,colour\r\na,b\r\n", "Each row needs a domain");
        refused("public", "domain,match\n" + "1\n".repeat(1_000_000), "Each row needs a domain");
        refused("public", "domain,match\n\"" + "\"\"".repeat(200_000), "check its quotes");
        refused("public", HEADER + rows("Body", 50_001), "more than 50,000 rows");
        refused("nonsense", HEADER + rows("Body", 1), "Select what the list says");
        var without = organiser
                .browser()
                .contentType("multipart/form-data")
                .multiPart("list", "public")
                .post(PAGES + "/new");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(AnOrganiser.page(without).select("#file-error").text()).contains("Choose a file");
        assertThat(AnOrganiser.page(without).select("input[value=public]").hasAttr("checked"))
                .isTrue();

        assertThat(fixtures.row("select count(*), max(id) from register_import"))
                .isEqualTo(before);
    }

    private void refused(String list, String file, String why) {
        var answer = send(organiser, list, file);

        assertThat(answer.statusCode()).as(why).isEqualTo(422);
        assertThat(AnOrganiser.page(answer).select("main").text()).contains("There is a problem", why);
    }

    @Test
    void what_twelve_thousand_rows_would_change_costs_no_more_statements_than_one() {
        fixtures.update("create extension if not exists pg_stat_statements");
        var event = fixtures.anEventWithPlaces(20);
        for (int i = 0; i < 3; i++) {
            register(fixtures, event, formWithReferral("a" + i + "@b" + i + "-" + tag + ".org.uk"));
        }
        var small = tried("public", HEADER + rows("Body", 1));
        var large = tried("public", HEADER + rows("Body", 12_000));

        var forSmall = statements(small);
        var forLarge = statements(large);

        assertThat(main(large)).contains("Added 12,000", "Live registrations whose outcome would change: 3");
        assertThat(forLarge).isEqualTo(forSmall).isLessThan(8);
    }

    /** How many were sent for a page, the second time that it is made. */
    private int statements(String path) {
        organiser.read(path);
        fixtures.rows("select pg_stat_statements_reset()");
        organiser.read(path);
        return Integer.parseInt(fixtures.row("""
                        select sum(calls) as sent from pg_stat_statements
                        where query ilike '%register_import%' or query ilike '%from registration r%'""").get("sent"));
    }

    @Test
    void of_two_who_apply_a_list_at_once_one_is_told() throws Exception {
        var page = tried("public", HEADER + rows("Body", 10));
        Callable<Response> one = () -> organiser.send(page + "/apply", Map.of());
        var second = AnOrganiser.withSession(Accounts.organiser().session());
        Callable<Response> another = () -> second.send(page + "/apply", Map.of());
        var people = Executors.newFixedThreadPool(2);
        try {
            var answers = people.invokeAll(List.of(one, another));

            assertThat(List.of(
                            answers.get(0).get().statusCode(),
                            answers.get(1).get().statusCode()))
                    .containsExactlyInAnyOrder(303, 409);
        } finally {
            people.shutdownNow();
        }
    }
}
