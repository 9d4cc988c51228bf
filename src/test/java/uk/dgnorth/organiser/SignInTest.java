package uk.dgnorth.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.organiser.AnOrganiser.page;
import static uk.dgnorth.organiser.AnOrganiser.signIn;
import static uk.dgnorth.organiser.AnOrganiser.signedIn;
import static uk.dgnorth.organiser.AnOrganiser.stranger;
import static uk.dgnorth.organiser.AnOrganiser.withSession;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void the_organiser_token_opens_the_pages() {
        var answer = signIn(Fixtures.ORGANISER_TOKEN);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/organiser");
        var cookie = answer.getDetailedCookie("organiser");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).isNegative();
        assertThat(cookie.getValue()).hasSizeGreaterThanOrEqualTo(22).doesNotContain(Fixtures.ORGANISER_TOKEN);
        assertThat(withSession(cookie.getValue()).read("/organiser").title()).startsWith("Events");
        assertThat(fixtures.rows("select encode(token_hash, 'escape') as hash from organiser_session"))
                .noneMatch(row -> row.get("hash").contains(cookie.getValue()));
    }

    @Test
    void another_token_opens_nothing_and_is_not_shown_again() {
        for (var wrong : List.of("", "organiser-token-of-the-test", Fixtures.ORGANISER_TOKEN + "x", "x".repeat(5000))) {
            var answer = signIn(wrong);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.cookie("organiser")).isNull();
            var page = page(answer);
            assertThat(page.title()).startsWith("Error: Sign in");
            assertThat(page.select(".govuk-error-summary a[href=#token]")).hasSize(1);
            assertThat(page.getElementById("token").attr("type")).isEqualTo("password");
            assertThat(page.getElementById("token").val()).isEmpty();
        }
    }

    @Test
    void whoever_is_not_signed_in_is_led_there_and_comes_back_to_pages_of_ours() {
        var asked = stranger().get("/organiser/events/spring-fair/rooms");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.header("Location"))
                .endsWith("/organiser/sign-in?back=%2Forganiser%2Fevents%2Fspring-fair%2Frooms");
        assertThat(asked.header("Cache-Control")).contains("no-store");
        assertThat(page(stranger().get("/organiser/sign-in?back=/organiser/events/spring-fair/rooms"))
                        .select("input[name=back]")
                        .val())
                .isEqualTo("/organiser/events/spring-fair/rooms");

        assertThat(comesBackTo("/organiser/events/spring-fair/rooms")).endsWith("/organiser/events/spring-fair/rooms");
        for (var elsewhere : List.of(
                "https://evil.example/organiser",
                "//evil.example",
                "/\\evil.example",
                "/organiser//evil.example",
                "/organiser/../privacy",
                "/organiser\r\nSet-Cookie: a=b",
                "javascript:alert(1)")) {
            assertThat(comesBackTo(elsewhere)).endsWith("/organiser");
        }
    }

    private static String comesBackTo(String back) {
        var answer = stranger()
                .formParam("token", Fixtures.ORGANISER_TOKEN)
                .formParam("back", back)
                .post("/organiser/sign-in");
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location");
    }

    @Test
    void a_session_ends_after_a_while_without_use_and_is_prolonged_by_use() {
        var organiser = signedIn();
        for (int i = 0; i < 4; i++) {
            clock.advance(OrganiserSessions.IDLE_AT_MOST.minusSeconds(1));
            organiser.read("/organiser");
        }

        clock.advance(OrganiserSessions.IDLE_AT_MOST);
        var late = organiser.browser().get("/organiser");
        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(late.header("Location")).endsWith("/organiser/sign-in?why=ended");
        assertThat(organiser.read("/organiser/sign-in?why=ended").text()).contains("Your session has ended");
    }

    @Test
    void a_session_ends_after_its_lifetime_however_much_it_is_used() {
        var organiser = signedIn();
        for (int i = 0; i < 11; i++) {
            clock.advance(Duration.ofHours(1));
            organiser.read("/organiser");
        }

        clock.advance(Duration.ofHours(1));
        organiser.browser().get("/organiser").then().statusCode(303);
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        var organiser = signedIn();

        var answer = organiser.browser().post("/organiser/sign-out");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getDetailedCookie("organiser").getMaxAge()).isZero();
        organiser.browser().get("/organiser").then().statusCode(303);
    }

    @Test
    void signing_in_again_gives_another_session_and_ends_the_one_before() {
        var before = signedIn();

        var cookie = before.browser()
                .formParam("token", Fixtures.ORGANISER_TOKEN)
                .post("/organiser/sign-in")
                .cookie("organiser");
        assertThat(cookie).isNotEqualTo(before.session());
        withSession(cookie).read("/organiser");
        before.browser().get("/organiser").then().statusCode(303);
    }

    @Test
    void another_organiser_token_ends_the_sessions() {
        var organiser = signedIn();
        fixtures.update("update organiser_session set organiser_token_hash = '\\x00'::bytea");

        organiser.browser().get("/organiser").then().statusCode(303);
    }

    @Test
    void values_that_were_not_made_here_open_nothing() {
        for (var value : List.of(
                "x", "organiser-token", Fixtures.ORGANISER_TOKEN, "' or 1=1 --", "x".repeat(3000), "%00", "null")) {
            withSession(value).browser().get("/organiser").then().statusCode(303);
        }
    }

    @Test
    void the_session_does_not_open_the_api() {
        var organiser = signedIn();

        organiser
                .browser()
                .accept("application/json")
                .get("/api/v1/events/spring-fair/rooms")
                .then()
                .statusCode(401);
    }

    @Test
    void guessing_is_slowed_down_and_forgiven_after_a_while() {
        for (int i = 0; i < 20; i++) {
            signIn("wrong " + i);
        }
        var refused = signIn(Fixtures.ORGANISER_TOKEN);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(refused.header("Retry-After")).isNotBlank();

        clock.advance(Duration.ofHours(1));
        assertThat(signIn(Fixtures.ORGANISER_TOKEN).statusCode()).isEqualTo(303);
        // Only who takes from an allowance fills it up first: what later tests find must not be empty.
        signIn("wrong once more");
    }
}
