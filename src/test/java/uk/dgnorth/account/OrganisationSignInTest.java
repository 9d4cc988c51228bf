package uk.dgnorth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.access.Grant;
import uk.dgnorth.access.Role;

/** Where people sign in by their organisation, and only so. */
@QuarkusTest
@TestProfile(OrganisationSignInTest.ByOrganisationOnly.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrganisationSignInTest {

    private static final String SSO = "/organiser/sign-in/sso";

    public static class ByOrganisationOnly implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dgn.accounts.local", "false", "dgn.accounts.roles-claim", "realm_access/roles");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SignInService.class));
        }
    }

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    AccountSessions sessions;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String service;

    @TestHTTPResource("/")
    URI here;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final HttpClient withoutFollowing =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static String somebody() {
        return "somebody." + UUID.randomUUID().toString().substring(0, 8) + "@council.example";
    }

    private static JsonObject claims(String email, String... roles) {
        return new JsonObject()
                .put("name", "Somebody Signed In")
                .put("email", email)
                .put("email_verified", true)
                .put("realm_access", new JsonObject().put("roles", List.of(roles)));
    }

    private HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** What the browser shows at last. */
    private HttpResponse<String> signIn(JsonObject user, String query) throws IOException, InterruptedException {
        given().body(user.encode()).post(service + "/user").then().statusCode(200);
        return get(browser, here.resolve(SSO + query));
    }

    private Optional<String> cookie(String prefix) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith(prefix))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private List<Grant> grants() {
        return sessions.find(cookie("organiser").orElseThrow()).orElseThrow().grants();
    }

    @Test
    void somebody_new_gets_an_account_with_the_roles_of_the_claim_and_lands_where_they_wanted_to() throws Exception {
        var email = somebody();
        var user = claims(email, "organiser", "needs-reader:spring-fair", "offline_access", "steward:../x", "team");
        var page = signIn(user, "?back=%2Forganiser%2Faccount");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/organiser/account");
        assertThat(page.body()).contains(email, "Somebody Signed In");
        assertThat(grants())
                .containsExactlyInAnyOrder(
                        new Grant(Role.ORGANISER, Grant.EVERY_EVENT), new Grant(Role.NEEDS_READER, "spring-fair"));
        assertThat(cookie("q_")).as("a session of the sign-in service").isEmpty();
        var actor = "account-"
                + fixtures.row("select id from account where email = ?", email).get("id");
        assertThat(fixtures.rows("select action from audit_entry where actor = ? order by id", actor))
                .extracting(row -> row.get("action"))
                .containsExactly("got roles from the organisation", "signed in by the organisation");
    }

    @Test
    void roles_are_replaced_each_time_and_the_session_of_before_ends() throws Exception {
        var email = somebody();
        signIn(claims(email, "organiser"), "");
        var before = cookie("organiser").orElseThrow();
        signIn(claims(email.toUpperCase(Locale.ROOT), "steward:spring-fair"), "");

        assertThat(grants()).containsExactly(new Grant(Role.STEWARD, "spring-fair"));
        assertThat(sessions.find(before)).isEmpty();
    }

    @Test
    void whoever_loses_their_roles_is_kept_out_and_signed_out_everywhere() throws Exception {
        var email = somebody();
        signIn(claims(email, "organiser"), "");
        var session = cookie("organiser").orElseThrow();
        var page = signIn(claims(email), "");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Your account has no role");
        assertThat(sessions.find(session)).isEmpty();
        assertThat(fixtures.rows(
                        "select role from account_role join account on id = account_id where email = ?", email))
                .isEmpty();
    }

    @Test
    void addresses_that_nobody_has_verified_open_nothing() throws Exception {
        var known = Accounts.organiser();
        for (var verified : List.of(false, "false", "yes", 0)) {
            var page = signIn(claims(known.email(), "organiser").put("email_verified", verified), "");
            assertThat(page.statusCode()).isEqualTo(403);
        }
        assertThat(signIn(without("email_verified", known.email()), "").statusCode())
                .isEqualTo(403);
        assertThat(signIn(without("email", known.email()), "").statusCode()).isEqualTo(403);
        assertThat(cookie("organiser")).isEmpty();
        assertThat(cookie("q_")).isEmpty();
    }

    private static JsonObject without(String claim, String email) {
        var claims = claims(email, "organiser");
        claims.remove(claim);
        return claims;
    }

    @Test
    void who_was_not_asked_by_the_service_for_long_does_not_count_as_having_proved_who_they_are() throws Exception {
        var now = clock.instant().getEpochSecond();
        var email = somebody();
        assertThat(signIn(claims(email, "organiser").put("auth_time", now - 16 * 60), "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(signIn(claims(email, "organiser").put("auth_time", now - 10), "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_closed_account_stays_closed() throws Exception {
        var email = somebody();
        signIn(claims(email, "reviewer"), "");
        fixtures.update("update account set closed_at = now() where email = ?", email);

        var page = signIn(claims(email, "organiser"), "");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("closed your account");
    }

    @Test
    void whom_the_service_does_not_sign_in_is_told_so_where_they_can_try_again() throws Exception {
        var page = signIn(new JsonObject().put("refused", true), "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/organiser/sign-in");
        assertThat(page.body()).contains("Your organisation did not sign you in", SSO);
    }

    @Test
    void a_proof_that_is_too_old_is_given_again_at_the_organisation() throws Exception {
        var email = somebody();
        signIn(claims(email, "organiser"), "");
        clock.advance(AccountSessions.PROOF_LASTS);
        var asked = get(browser, here.resolve("/organiser/people"));

        assertThat(asked.uri().getPath()).isEqualTo("/organiser/proof");
        assertThat(asked.body()).contains(SSO + "?back=%2Forganiser%2Fpeople").doesNotContain("type=\"password\"");
        assertThat(signIn(claims(email, "organiser"), "?back=%2Forganiser%2Fpeople")
                        .uri()
                        .getPath())
                .isEqualTo("/organiser/people");
    }

    @Test
    void nobody_signs_in_with_a_code_or_an_invitation() throws Exception {
        var known = Accounts.organiser();
        var page = get(browser, here.resolve("/organiser/sign-in"));
        assertThat(page.body())
                .contains("Sign in with your organisation's account")
                .doesNotContain("name=\"email\"");
        given().redirects()
                .follow(false)
                .formParam("email", known.email())
                .post("/organiser/sign-in")
                .then()
                .statusCode(303);
        assertThat(fixtures.letters(known.email())).isEmpty();
        assertThat(get(browser, here.resolve("/organiser/invitations/x")).uri().getPath())
                .isEqualTo("/organiser/sign-in");
    }

    @Test
    void the_session_of_the_service_opens_no_page_and_no_API() throws Exception {
        given().body(claims(somebody(), "organiser")
                        .put("groups", List.of("organiser", "team", "exporter"))
                        .encode())
                .post(service + "/user");
        var address = here.resolve(SSO);
        while (cookie("q_session").isEmpty()) {
            var answer = get(withoutFollowing, address);
            assertThat(answer.statusCode()).isEqualTo(302);
            address = URI.create(answer.headers().firstValue("Location").orElseThrow());
        }

        var session = cookie("q_session").orElseThrow();
        for (var path : List.of("/api/v1/accounts", "/organiser", "/organiser/people", "/organiser/account")) {
            assertThat(given().redirects()
                            .follow(false)
                            .cookie("q_session", session)
                            .get(path)
                            .statusCode())
                    .as(path)
                    .isIn(401, 303);
        }
        given().cookie("q_session", session).get(SSO + "/").then().statusCode(401);
    }

    @Test
    void tokens_open_the_API_as_ever_and_nothing_else_does() {
        var organiser = Accounts.organiser();
        var token = organiser.token(Grant.EVERY_EVENT, "read", "export");
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/accounts")
                .then()
                .statusCode(200);
        given().auth().oauth2(token).get("/api/v1/events").then().statusCode(200);
        given().auth().oauth2("no.such.token").get("/api/v1/accounts").then().statusCode(401);
        given().redirects()
                .follow(false)
                .get("/api/v1/accounts")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        assertThat(given().cookie("organiser", organiser.session())
                        .get("/organiser")
                        .statusCode())
                .isEqualTo(200);
    }
}
