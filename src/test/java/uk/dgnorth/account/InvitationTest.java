package uk.dgnorth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;
import uk.dgnorth.access.Secrets;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvitationTest {

    private static final Pattern LINK = Pattern.compile("/organiser/invitations/[A-Za-z0-9_-]+");

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    InvitationDesk desk;

    @Inject
    Secrets secrets;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static RequestSpecification browser() {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static Response invite(String email, String role, String event) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body("""
                        {"name": "New Colleague", "email": "%s", "roles": [{"role": "%s", "event": "%s"}]}""".formatted(email, role, event))
                .post("/api/v1/accounts");
    }

    private String linkTo(String email) {
        var link = LINK.matcher(fixtures.letters(email).get(0).get("text"));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static String anAddress() {
        return "colleague." + UUID.randomUUID().toString().substring(0, 8) + "@council.example";
    }

    @Test
    void the_link_shows_and_only_the_form_accepts_once() {
        var email = anAddress();
        assertThat(invite(email, "reviewer", "*").statusCode()).isEqualTo(201);
        var link = linkTo(email);

        for (int i = 0; i < 2; i++) {
            assertThat(browser().get(link).asString()).contains("New Colleague").contains(email);
        }
        assertThat(Account.openAt(email)).as("before the form").isEmpty();
        assertThat(browser().formParam("password", "short").post(link).statusCode())
                .isEqualTo(422);
        assertThat(browser().formParam("password", Accounts.PASSWORD).post(link).header("Location"))
                .endsWith("/organiser/sign-in?why=accepted");
        assertThat(browser().get(link).statusCode()).isEqualTo(410);
        assertThat(browser().formParam("password", Accounts.PASSWORD).post(link).statusCode())
                .isEqualTo(410);
    }

    @Test
    void a_steward_is_asked_for_no_password() {
        var email = anAddress();
        invite(email, "steward", "*");
        var link = linkTo(email);

        assertThat(browser().get(link).asString()).doesNotContain("type=\"password\"");
        assertThat(browser().post(link).statusCode()).isEqualTo(303);
    }

    @Test
    void a_link_ends_after_a_week_and_with_the_next_one() {
        var email = anAddress();
        var id = invite(email, "steward", "*").jsonPath().getLong("id");
        var first = linkTo(email);
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .post("/api/v1/accounts/{id}/invitation", id)
                .then()
                .statusCode(202);

        assertThat(browser().get(first).statusCode()).isEqualTo(410);
        assertThat(browser().get(linkTo(email)).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofDays(7));
        assertThat(browser().get(linkTo(email)).statusCode()).isEqualTo(410);
    }

    @Test
    void what_makes_no_sense_is_refused_and_nothing_is_kept() {
        var email = anAddress();

        assertThat(invite(email, "emperor", "*").statusCode()).isEqualTo(422);
        assertThat(invite(email, "steward", "no-event-like-that").statusCode()).isEqualTo(422);
        assertThat(invite("not an address", "steward", "*").statusCode()).isEqualTo(422);
        assertThat(fixtures.rows("select 1 from account where address = ?", email))
                .isEmpty();
        invite(email, "steward", "*");
        var again = invite(email.toUpperCase(), "organiser", "*");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("type")).endsWith("account-exists");
    }

    @Test
    void of_many_who_use_the_link_for_the_first_organiser_one_becomes_it() throws Exception {
        fixtures.update("delete from account_role where role = 'organiser'");
        var token = secrets.newToken();
        fixtures.update(
                "insert into account_invitation (token_hash, expires_at) values (?, ?::timestamptz)",
                secrets.hash(Invitation.PURPOSE, token),
                clock.instant().plus(Duration.ofDays(1)).toString());
        assertThat(browser().get("/organiser/invitations/" + token).asString()).contains("Make the first organiser");

        var all = Executors.newFixedThreadPool(4);
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<Boolean>>();
        for (int i = 0; i < 4; i++) {
            answers.add(all.submit(() -> {
                start.await();
                return desk.acceptAsFirst(token, "First Organiser", anAddress(), Accounts.PASSWORD);
            }));
        }
        start.countDown();
        int accepted = 0;
        for (var answer : answers) {
            accepted += answer.get() ? 1 : 0;
        }
        all.shutdown();
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void a_link_for_the_first_organiser_ends_once_there_is_one_however_they_came() {
        Accounts.organiser();
        var token = secrets.newToken();
        fixtures.update(
                "insert into account_invitation (token_hash, expires_at) values (?, ?::timestamptz)",
                secrets.hash(Invitation.PURPOSE, token),
                clock.instant().plus(Duration.ofDays(1)).toString());

        assertThat(browser().get("/organiser/invitations/" + token).statusCode())
                .isEqualTo(410);
        assertThat(desk.acceptAsFirst(token, "Late Comer", anAddress(), Accounts.PASSWORD))
                .isFalse();
    }

    @Test
    void a_new_password_and_a_role_that_needs_one_end_the_sessions_of_before() {
        var organiser = Accounts.organiser();
        var session = organiser.session();
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .post("/api/v1/accounts/{id}/invitation", organiser.id());
        assertThat(statusOf(session)).as("invited again").isEqualTo(200);
        browser().formParam("password", Accounts.PASSWORD).post(linkTo(organiser.email()));
        assertThat(statusOf(session)).as("after a new password").isEqualTo(303);

        var steward = Accounts.with(Role.STEWARD, Grant.EVERY_EVENT);
        var byCodeAlone = steward.session();
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body("{\"roles\": [{\"role\": \"organiser\", \"event\": \"*\"}]}")
                .put("/api/v1/accounts/{id}/roles", steward.id())
                .then()
                .statusCode(200);
        assertThat(statusOf(byCodeAlone))
                .as("with a role that needs a password")
                .isEqualTo(303);
    }

    @Test
    void a_link_takes_no_weak_password_even_where_the_role_came_after_the_page_was_opened() {
        var email = anAddress();
        var id = invite(email, "steward", "*").jsonPath().getLong("id");
        var token = linkTo(email).replaceFirst(".*/", "");
        fixtures.update("insert into account_role (account_id, event, role) values (?, '*', 'organiser')", id);

        assertThat(desk.accept(token, "")).isFalse();
        assertThat(desk.accept(token, Accounts.PASSWORD)).isTrue();
    }

    @Test
    void closing_an_account_ends_its_sessions_and_tokens_at_once_and_the_last_organiser_stays() {
        var somebody = Accounts.with(Role.ORGANISER, Grant.EVERY_EVENT);
        var session = somebody.session();
        var token = somebody.token("*", "write");
        var keeper = Accounts.organiser();
        assertThat(statusOf(session)).isEqualTo(200);
        assertThat(given().auth().oauth2(token).get("/api/v1/api-tokens").statusCode())
                .isEqualTo(200);

        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .delete("/api/v1/accounts/{id}", somebody.id())
                .then()
                .statusCode(204);
        assertThat(statusOf(session)).isEqualTo(303);
        assertThat(given().auth().oauth2(token).get("/api/v1/api-tokens").statusCode())
                .isEqualTo(401);

        fixtures.update("delete from account_role where role = 'organiser' and account_id <> ?", keeper.id());
        var last = given().auth().oauth2(Fixtures.ORGANISER_TOKEN).delete("/api/v1/accounts/{id}", keeper.id());
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.jsonPath().getString("type")).endsWith("last-organiser");
        assertThat(statusOf(keeper.session())).isEqualTo(200);
    }

    private static int statusOf(String session) {
        return browser().cookie("organiser", session).get("/organiser").statusCode();
    }
}
