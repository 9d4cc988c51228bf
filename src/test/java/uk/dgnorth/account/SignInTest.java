package uk.dgnorth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

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

    private static RequestSpecification browser(String session) {
        return browser().cookie("organiser", session);
    }

    private static String start(String email, String back) {
        var answer = browser().formParam("email", email).formParam("back", back).post("/organiser/sign-in");
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location").replaceFirst(".*(/organiser/sign-in/[A-Za-z0-9_-]+).*", "$1");
    }

    private String codeTo(String email) {
        var code = CODE.matcher(fixtures.letters(email).get(0).get("text"));
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static Response enterCode(String page, String code) {
        return browser().formParam("code", code).post(page + "/code");
    }

    private static Response enterPassword(String page, String password) {
        return browser().formParam("password", password).post(page + "/password");
    }

    private String signedIn(Accounts.Somebody somebody) {
        var page = start(somebody.email(), "");
        enterCode(page, codeTo(somebody.email()));
        return enterPassword(page, Accounts.PASSWORD).cookie("organiser");
    }

    @Test
    void an_organiser_needs_the_code_and_then_the_password() {
        var organiser = Accounts.organiser();
        var page = start(organiser.email(), "");

        assertThat(enterPassword(page, Accounts.PASSWORD).statusCode())
                .as("the password without the code")
                .isEqualTo(410);
        var proved = enterCode(page, codeTo(organiser.email()));
        assertThat(proved.statusCode()).isEqualTo(303);
        assertThat(proved.cookie("organiser"))
                .as("the code without the password")
                .isNull();
        assertThat(browser().get(page).asString()).contains("Enter your password");
        assertThat(enterPassword(page, "another password than that").statusCode())
                .isEqualTo(422);

        var answer = enterPassword(page, Accounts.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/organiser");
        var cookie = answer.getDetailedCookie("organiser");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(browser(cookie.getValue()).get("/organiser").statusCode()).isEqualTo(200);
        assertThat(fixtures.rows("select encode(token_hash, 'escape') as hash from account_session"))
                .noneMatch(row -> row.get("hash").contains(cookie.getValue()));
        assertThat(enterPassword(page, Accounts.PASSWORD).statusCode())
                .as("a second time")
                .isEqualTo(410);
    }

    @Test
    void a_steward_needs_the_code_alone() {
        var steward = Accounts.with(Role.STEWARD, Grant.EVERY_EVENT);
        var answer = enterCode(start(steward.email(), ""), codeTo(steward.email()));

        assertThat(answer.cookie("organiser")).isNotBlank();
        assertThat(browser(answer.cookie("organiser")).get("/organiser").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_stranger_is_answered_like_somebody_with_an_account_and_gets_no_letter() {
        var page = start("nobody@council.example", "");

        assertThat(browser().get(page).statusCode()).isEqualTo(200);
        assertThat(fixtures.letters("nobody@council.example")).isEmpty();
        assertThat(enterCode(page, "123456").statusCode()).isEqualTo(422);
    }

    @Test
    void a_mistyped_code_is_in_the_audit_trail_without_an_address() {
        var organiser = Accounts.organiser();
        var page = start(organiser.email(), "");
        var account = fixtures.rows("select 'account-' || id as name from account where address = ?", organiser.email())
                .get(0)
                .get("name");

        enterCode(page, codeTo(organiser.email()).equals("111111") ? "222222" : "111111");
        enterCode(start("mistyped@council.example", ""), "111111");

        assertThat(fixtures.rows("""
                        select actor, event, subject, before::text || after::text as change from audit_entry
                        where action = 'mistyped a sign-in code' and subject in (?, 'no account')
                        order by id desc limit 2""", account))
                .containsExactly(
                        Map.of("actor", "nobody", "event", "*", "subject", "no account", "change", "{}{}"),
                        Map.of("actor", "nobody", "event", "*", "subject", account, "change", "{}{}"));
    }

    @Test
    void five_wrong_codes_end_a_sign_in_and_keep_nobody_else_out() {
        var organiser = Accounts.organiser();
        var page = start(organiser.email(), "");
        var code = codeTo(organiser.email());
        var wrong = code.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 5; i++) {
            assertThat(enterCode(page, wrong).statusCode()).isEqualTo(422);
        }

        assertThat(enterCode(page, code).statusCode())
                .as("the right code, too late")
                .isEqualTo(422);
        assertThat(signedIn(organiser)).as("a new try of its owner").isNotBlank();
    }

    @Test
    void five_wrong_passwords_end_a_sign_in() {
        var organiser = Accounts.organiser();
        var page = start(organiser.email(), "");
        enterCode(page, codeTo(organiser.email()));
        for (int i = 0; i < 5; i++) {
            enterPassword(page, "not the password " + i);
        }

        assertThat(enterPassword(page, Accounts.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(signedIn(organiser)).isNotBlank();
    }

    @Test
    void a_code_works_for_ten_minutes() {
        var organiser = Accounts.organiser();
        var page = start(organiser.email(), "");
        clock.advance(Duration.ofMinutes(10));

        assertThat(enterCode(page, codeTo(organiser.email())).statusCode()).isEqualTo(410);
    }

    @Test
    void whoever_is_not_signed_in_is_led_there_and_comes_back_to_pages_of_ours() {
        var asked = browser().get("/organiser/events/spring-fair/rooms");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.header("Location"))
                .endsWith("/organiser/sign-in?back=%2Forganiser%2Fevents%2Fspring-fair%2Frooms");
        assertThat(asked.header("Cache-Control")).contains("no-store");

        assertThat(Back.to("/organiser/events/spring-fair/rooms")).isEqualTo("/organiser/events/spring-fair/rooms");
        for (var elsewhere : List.of(
                "https://evil.example/organiser",
                "//evil.example",
                "/\\evil.example",
                "/organiser//evil.example",
                "/organiser/../privacy",
                "/organiser\r\nSet-Cookie: a=b",
                "javascript:alert(1)")) {
            assertThat(Back.to(elsewhere)).isEqualTo("/organiser");
        }
        var steward = Accounts.with(Role.STEWARD, Grant.EVERY_EVENT);
        var page = start(steward.email(), "/organiser/account");
        var answer = browser()
                .formParam("code", codeTo(steward.email()))
                .formParam("back", "/organiser/account")
                .post(page + "/code");
        assertThat(answer.header("Location")).endsWith("/organiser/account");
    }

    @Test
    void a_session_ends_after_a_while_without_use_and_after_its_lifetime() {
        var session = Accounts.organiser().session();
        for (int i = 0; i < 5; i++) {
            clock.advance(AccountSessions.IDLE_AT_MOST.minusMinutes(1));
            assertThat(browser(session).get("/organiser").statusCode()).isEqualTo(200);
        }
        clock.advance(AccountSessions.LIFETIME.minus(AccountSessions.IDLE_AT_MOST.multipliedBy(5)));
        var late = browser(session).get("/organiser");
        assertThat(late.statusCode()).as("after 12 hours").isEqualTo(303);
        assertThat(late.header("Location")).endsWith("/organiser/sign-in?why=ended");

        var another = Accounts.organiser().session();
        clock.advance(AccountSessions.IDLE_AT_MOST);
        assertThat(browser(another).get("/organiser").statusCode())
                .as("after 2 hours without use")
                .isEqualTo(303);
    }

    @Test
    void signing_out_and_ending_another_browser_end_sessions_on_the_server() {
        var somebody = Accounts.organiser();
        var one = somebody.session();
        var other = somebody.session();
        var page = Jsoup.parse(browser(one).get("/organiser/account").asString());
        var end = page.select("form[action$=/end]").attr("action");

        assertThat(browser(Accounts.organiser().session()).post(end).statusCode())
                .as("somebody else's browser")
                .isEqualTo(303);
        assertThat(browser(other).get("/organiser").statusCode()).isEqualTo(200);
        browser(one).post(end);
        assertThat(browser(other).get("/organiser").statusCode()).isEqualTo(303);

        assertThat(browser(one)
                        .post("/organiser/sign-out")
                        .getDetailedCookie("organiser")
                        .getMaxAge())
                .isZero();
        assertThat(browser(one).get("/organiser").statusCode()).isEqualTo(303);
    }

    @Test
    void people_and_exports_want_a_fresh_proof_and_the_session_changes_with_it() {
        var organiser = Accounts.organiser();
        var before = organiser.session();
        assertThat(browser(before).get("/organiser/people").statusCode()).isEqualTo(200);
        clock.advance(AccountSessions.PROOF_LASTS);

        var asked = browser(before).get("/organiser/people");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.header("Location")).endsWith("/organiser/proof?back=%2Forganiser%2Fpeople");
        assertThat(browser(before)
                        .formParam("password", "something else entirely")
                        .post("/organiser/proof")
                        .statusCode())
                .isEqualTo(422);
        var proved = browser(before)
                .formParam("password", Accounts.PASSWORD)
                .formParam("back", "/organiser/people")
                .post("/organiser/proof");
        assertThat(proved.header("Location")).endsWith("/organiser/people");
        assertThat(browser(proved.cookie("organiser")).get("/organiser/people").statusCode())
                .isEqualTo(200);
        assertThat(browser(before).get("/organiser").statusCode())
                .as("the secret of before")
                .isEqualTo(303);
    }

    @Test
    void the_session_does_not_open_the_api() {
        var session = Accounts.organiser().session();

        given().cookie("organiser", session).get("/api/v1/accounts").then().statusCode(401);
        given().auth().oauth2(session).get("/api/v1/accounts").then().statusCode(401);
    }

    @Test
    void values_that_were_not_made_here_open_nothing() {
        for (var value : List.of("x", Fixtures.ORGANISER_TOKEN, "' or 1=1 --", "x".repeat(3000), "%00", "null")) {
            assertThat(browser(value).get("/organiser").statusCode()).as(value).isEqualTo(303);
        }
    }
}
