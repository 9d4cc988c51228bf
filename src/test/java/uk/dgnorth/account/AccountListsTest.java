package uk.dgnorth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Scope;
import uk.dgnorth.organiser.AnOrganiser;
import uk.dgnorth.problem.InvalidRequest;
import uk.dgnorth.web.Cursor;
import uk.dgnorth.web.Sorting;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountListsTest {

    private static final String PEOPLE = "/organiser/people";
    private static final String TOKENS = PEOPLE + "/tokens";

    @Inject
    Fixtures fixtures;

    @Inject
    AccountList accounts;

    @Inject
    TokenList tokens;

    private String event;
    private AnOrganiser keeper;

    @BeforeEach
    void anEventAndSomebodyWhoKeepsAccounts() {
        event = fixtures.anEventWithPlaces(5);
        keeper = AnOrganiser.signedIn();
    }

    private Response csv(String path) {
        return keeper.browser().accept("text/csv").get(path);
    }

    private List<Accounts.Somebody> stewards(int number) {
        var stewards = new ArrayList<Accounts.Somebody>();
        for (int i = 0; i < number; i++) {
            stewards.add(Accounts.with(Role.STEWARD, event));
        }
        return stewards;
    }

    /** Of those at this event only: stewards of every event are found, too. */
    private List<String> emailsTwoAtATime(Sorting sorting) {
        var filter = new AccountList.Filter(Role.STEWARD, event, "");
        var emails = new ArrayList<String>();
        @Nullable Cursor after = null;
        do {
            var page = accounts.page(filter, sorting, after, 2);
            page.items().stream()
                    .filter(account -> account.roles().contains(new Grant(Role.STEWARD, event)))
                    .forEach(account -> emails.add(account.email()));
            after = page.next() == null ? null : sorting.cursor(page.next());
        } while (after != null);
        return emails;
    }

    @Test
    void each_way_of_sorting_shows_everybody_once_whatever_the_page() {
        var stewards = stewards(5);
        var byName = stewards.stream()
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .map(Accounts.Somebody::email)
                .toList();

        for (var column : AccountList.COLUMNS) {
            var down = emailsTwoAtATime(new Sorting(column, true));
            var up = emailsTwoAtATime(new Sorting(column, false));
            Collections.reverse(down);
            assertThat(up).as("by %s", column.word()).isEqualTo(down).containsExactlyInAnyOrderElementsOf(byName);
        }
        assertThat(emailsTwoAtATime(AccountList.COLUMNS.get(0).first())).isEqualTo(byName);
    }

    @Test
    void no_name_stands_in_the_address_of_a_page() {
        var stewards = stewards(3);
        var byName = AccountList.COLUMNS.get(0).first();
        var next = accounts.page(new AccountList.Filter(Role.STEWARD, event, ""), byName, null, 2)
                .next();

        var decoded = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8);
        assertThat(stewards)
                .noneMatch(steward -> decoded.contains(steward.name().toLowerCase()));
        assertThat(keeper.read(PEOPLE + "?role=steward&event=" + event + "&after=" + next)
                        .select("tbody tr"))
                .isNotEmpty();
        assertThatThrownBy(() -> accounts.page(new AccountList.Filter("", "", ""), byName, new Cursor("", -1), 2))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void people_are_found_by_role_event_and_state_and_leave_in_a_file() {
        var steward = stewards(1).get(0);
        var everywhere = Accounts.with(Role.STEWARD, "*");
        var reviewer = Accounts.with(Role.REVIEWER, event);
        var elsewhere = Accounts.with(Role.STEWARD, fixtures.anEventWithPlaces(5));

        var filtered = keeper.read(PEOPLE + "?role=steward&event=" + event + "&state=in-use&sort=-name");
        assertThat(filtered.select("tbody").text())
                .contains(steward.email(), everywhere.email())
                .doesNotContain(reviewer.email(), elsewhere.email());
        assertThat(filtered.select("th[aria-sort] a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.contains("role=steward&event=" + event + "&state=in-use&sort="));
        var file = filtered.select("a:contains(Export)").attr("href");
        assertThat(csv(file).then().statusCode(200).extract().asString())
                .startsWith("name,email,state,roles\r\n")
                .contains(steward.name() + "," + steward.email() + ",in-use,steward@" + event)
                .contains(everywhere.email() + ",in-use,steward@*")
                .doesNotContain(reviewer.email());
        assertThat(fixtures.rows(
                        "select id from audit_entry where action = 'list exported' and subject = 'people.csv'"
                                + " and after -> 'filter' ->> 'event' = ?",
                        event))
                .hasSize(1);

        assertThat(keeper.send(PEOPLE + "/" + reviewer.id() + "/close", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(keeper.read(PEOPLE + "?state=closed").select("tbody").text()).contains(reviewer.email());
        assertThat(keeper.read(PEOPLE + "?state=invited").select("main").text()).doesNotContain(reviewer.email());
    }

    @Test
    void what_no_list_offers_is_refused_at_its_field() {
        for (var query : List.of("role=duke", "event=no-such-event", "state=lost", "sort=shoes", "after=nonsense")) {
            var refused = keeper.browser().get(PEOPLE + "?" + query);
            assertThat(refused.statusCode()).as(query).isEqualTo(422);
            assertThat(AnOrganiser.page(refused).select(".govuk-error-summary"))
                    .as(query)
                    .hasSize(1);
        }
        assertThat(keeper.browser().get(TOKENS + "?scope=everything").statusCode())
                .isEqualTo(422);
        assertThat(csv(PEOPLE + "/people.csv?role=duke").statusCode()).isEqualTo(422);
        assertThat(csv(TOKENS + "/tokens.csv?event=no-such-event").statusCode()).isEqualTo(422);
        assertThat(csv(PEOPLE + "/people.csv?sort=Ada+Smith").statusCode()).isEqualTo(422);
        assertThat(csv(TOKENS + "/tokens.csv?sort=Ada+Smith").statusCode()).isEqualTo(422);
    }

    @Test
    void a_role_is_taken_away_once_that_is_confirmed() {
        var steward = Accounts.with(new Grant(Role.STEWARD, event), new Grant(Role.REVIEWER, event));
        var person = PEOPLE + "/" + steward.id();
        var link = keeper.read(person).select("a:contains(role steward)").attr("href");

        var question = keeper.read(link);
        assertThat(question.select("h1").text()).contains("take away the role steward from " + steward.name());
        assertThat(keeper.read(person).select("a:contains(Take away)"))
                .as("asking takes nothing")
                .hasSize(2);
        keeper.send(
                        question.select("main form").attr("action"),
                        Map.of(
                                "role",
                                question.select("input[name=role]").val(),
                                "event",
                                question.select("input[name=event]").val()))
                .then()
                .statusCode(303);

        assertThat(keeper.read(person).select("main").text())
                .contains("reviewer, " + event)
                .doesNotContain("steward, " + event);
        assertThat(keeper.read(person).select("a:contains(Take away)"))
                .as("the only role that is left")
                .isEmpty();
        keeper.browser().get(link).then().statusCode(404);
    }

    @Test
    void tokens_of_everybody_are_listed_and_revoked_by_those_who_keep_accounts() {
        var organiser = Accounts.with(Role.ORGANISER, event);
        var secret = organiser.token(event, Scope.READ, Scope.EXPORT);
        organiser.token(event, Scope.CHECK_IN);
        var registrations = "/api/v1/events/" + event + "/registrations";
        assertThat(given().auth().oauth2(secret).get(registrations).statusCode())
                .isEqualTo(200);

        var page = keeper.read(TOKENS + "?event=" + event + "&scope=export");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("tbody").text()).contains(organiser.name(), "read, export", "1 January 2099");
        assertThat(page.html()).doesNotContain(secret);
        var file = page.select("a:contains(Export)").attr("href");
        assertThat(csv(file).then().statusCode(200).extract().asString())
                .contains("a test," + organiser.name() + "," + event + ",read; export,");

        var revoke = page.select("tbody a:contains(Revoke)").attr("href");
        assertThat(keeper.read(revoke).select("h1").text()).contains("revoke the token a test");
        assertThat(given().auth().oauth2(secret).get(registrations).statusCode())
                .as("asking revokes nothing")
                .isEqualTo(200);
        keeper.send(revoke, Map.of()).then().statusCode(303);

        assertThat(given().auth().oauth2(secret).get(registrations).statusCode())
                .isEqualTo(401);
        assertThat(keeper.read(TOKENS + "?event=" + event).select("tbody tr")).hasSize(1);
        keeper.send(revoke, Map.of()).then().statusCode(404);
        assertThat(fixtures.rows(
                        "select id from audit_entry where action = 'revoked an API token' and subject = ?"
                                + " and actor <> subject",
                        organiser.actor()))
                .hasSize(1);
    }

    @Test
    void each_way_of_sorting_shows_every_token_once_whatever_the_page() {
        var organiser = Accounts.with(Role.ORGANISER, event);
        for (int i = 0; i < 5; i++) {
            organiser.token(event, Scope.READ);
        }
        given().auth().oauth2(organiser.token(event, Scope.READ)).get("/api/v1/events");

        for (var column : TokenList.COLUMNS) {
            var sorting = column.first();
            var ids = new ArrayList<Long>();
            @Nullable Cursor after = null;
            do {
                var page = tokens.page(new TokenList.Filter(event, ""), sorting, after, 2);
                page.items().forEach(token -> ids.add(token.id()));
                after = page.next() == null ? null : sorting.cursor(page.next());
            } while (after != null);
            assertThat(ids).as("by %s", column.word()).hasSize(6).doesNotHaveDuplicates();
        }
    }

    @Test
    void people_revoke_their_own_tokens_once_that_is_confirmed_and_nobody_elses() {
        var steward = stewards(1).get(0);
        steward.token(event, Scope.CHECK_IN);
        var browser = AnOrganiser.withSession(steward.session());

        var revoke =
                browser.read("/organiser/account").select("a:contains(Revoke)").attr("href");
        var another = AnOrganiser.withSession(stewards(1).get(0).session());
        another.browser().get(revoke).then().statusCode(404);
        another.send(revoke, Map.of()).then().statusCode(404);
        assertThat(browser.read(revoke).select("h1").text()).contains("revoke the token a test");
        assertThat(steward.tokens()).isEqualTo(1);
        browser.send(revoke, Map.of()).then().statusCode(303);
        assertThat(steward.tokens()).isZero();
    }
}
