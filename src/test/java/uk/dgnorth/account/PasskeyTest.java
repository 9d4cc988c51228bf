package uk.dgnorth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
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
import uk.dgnorth.passkey.AnAuthenticator;
import uk.dgnorth.passkey.Passkeys;
import uk.dgnorth.web.Site;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeyTest {

    private static final String NEW = "/organiser/account/passkeys/new";
    private static final String SIGN_IN = "/organiser/sign-in/passkey";
    private static final String PROOF = "/organiser/proof/passkey";
    private static final Pattern INVITATION = Pattern.compile("/organiser/invitations/[\\w-]+");

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Site site;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** What a page got to have signed, and the cookie by which its browser is known again. */
    private record Asked(JsonPath options, String cookie) {}

    private AnAuthenticator anAuthenticator() {
        return new AnAuthenticator(site.publicUrl());
    }

    private static RequestSpecification browser() {
        return given().redirects()
                .follow(false)
                .accept("*/*")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static RequestSpecification browser(String session) {
        return browser().cookie("organiser", session);
    }

    private static JsonPath asked(String session, String form) {
        var answer = browser(session).formParam("name", "Phone").post(form + "/challenge");
        assertThat(answer.statusCode()).as(form).isEqualTo(200);
        return answer.jsonPath();
    }

    private static Response add(String session, String name, String passkey) {
        return browser(session)
                .formParam("name", name)
                .formParam("passkey", passkey)
                .post(NEW);
    }

    private AnAuthenticator added(String session) {
        var authenticator = anAuthenticator();
        assertThat(add(session, "Phone", authenticator.create(asked(session, NEW)))
                        .statusCode())
                .isEqualTo(303);
        return authenticator;
    }

    private static Asked askedToSignIn() {
        var answer = browser().post(SIGN_IN + "/challenge");
        return new Asked(answer.jsonPath(), answer.cookie("passkey"));
    }

    private static Response signIn(String cookie, String passkey) {
        return browser()
                .cookie("passkey", cookie)
                .formParam("passkey", passkey)
                .formParam("back", "/organiser/account")
                .post(SIGN_IN);
    }

    private static Response signIn(AnAuthenticator authenticator) {
        var asked = askedToSignIn();
        return signIn(asked.cookie(), authenticator.use(asked.options()));
    }

    private static Response prove(String session, String passkey) {
        return browser(session).formParam("passkey", passkey).post(PROOF);
    }

    private List<String> done(Accounts.Somebody somebody) {
        return fixtures.rows("select action from audit_entry where subject = ? order by id", somebody.actor()).stream()
                .map(row -> row.get("action"))
                .toList();
    }

    private String passkeyOf(Accounts.Somebody somebody) {
        return fixtures.row("select id from account_passkey where account_id = ?", somebody.id())
                .get("id");
    }

    @Test
    void a_passkey_signs_its_owner_in_without_code_and_password() {
        var somebody = Accounts.organiser();
        var authenticator = added(somebody.session());

        var challenge = browser().post(SIGN_IN + "/challenge");
        var cookie = challenge.getDetailedCookie("passkey");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(challenge.jsonPath().getString("userVerification")).isEqualTo("required");
        var answer = signIn(cookie.getValue(), authenticator.use(challenge.jsonPath()));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/organiser/account");
        assertThat(browser(answer.cookie("organiser")).get("/organiser/people").statusCode())
                .as("a fresh proof too")
                .isEqualTo(200);
        assertThat(browser(answer.cookie("organiser")).get("/organiser/account").asString())
                .contains("Phone")
                .contains("Last used");
        assertThat(done(somebody)).containsExactly("added a passkey", "signed in with a passkey");
        assertThat(fixtures.letters(somebody.email()))
                .extracting(letter -> letter.get("subject"))
                .containsExactly("A passkey was added to your account");
    }

    @Test
    void signing_in_ends_the_session_that_the_browser_had() {
        var before = Accounts.organiser().session();
        var authenticator = added(before);
        var asked = askedToSignIn();

        browser(before)
                .cookie("passkey", asked.cookie())
                .formParam("passkey", authenticator.use(asked.options()))
                .post(SIGN_IN);
        assertThat(browser(before).get("/organiser").statusCode()).isEqualTo(303);
    }

    @Test
    void what_is_asked_of_the_browser_says_nothing_of_the_person_to_others() {
        var somebody = Accounts.organiser();
        var session = somebody.session();
        var first = asked(session, NEW);
        added(session);
        var second = asked(session, NEW);

        assertThat(first.getString("rp.id")).isEqualTo("localhost");
        assertThat(first.getString("user.id")).hasSize(43).isEqualTo(second.getString("user.id"));
        assertThat(first.getString("challenge")).hasSize(43).isNotEqualTo(second.getString("challenge"));
        assertThat(first.getString("authenticatorSelection.residentKey")).isEqualTo("required");
        assertThat(first.getList("excludeCredentials")).isEmpty();
        assertThat(second.getList("excludeCredentials")).hasSize(1);
        assertThat(fixtures.rows("select encode(hash, 'escape') as hash from passkey_challenge"))
                .noneMatch(row -> row.get("hash").contains(first.getString("challenge")));
    }

    @Test
    void a_challenge_works_once() {
        var authenticator = added(Accounts.organiser().session()).counting(1);
        var asked = askedToSignIn();
        assertThat(signIn(asked.cookie(), authenticator.use(asked.options())).statusCode())
                .isEqualTo(303);

        authenticator.counting(2);
        assertThat(signIn(asked.cookie(), authenticator.use(asked.options())).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_challenge_works_for_five_minutes_in_its_browser() {
        var authenticator = added(Accounts.organiser().session());
        var asked = askedToSignIn();
        var passkey = authenticator.use(asked.options());

        assertThat(signIn(askedToSignIn().cookie(), passkey).statusCode())
                .as("another browser")
                .isEqualTo(422);
        clock.advance(Duration.ofMinutes(5));
        assertThat(signIn(asked.cookie(), passkey).statusCode())
                .as("after 5 minutes")
                .isEqualTo(422);
    }

    @Test
    void a_challenge_is_good_for_what_it_was_asked_for_only() {
        var session = Accounts.organiser().session();
        var authenticator = added(session);
        var asked = askedToSignIn();

        assertThat(prove(session, authenticator.use(asked.options())).statusCode())
                .as("to prove, with one to sign in")
                .isEqualTo(422);
        assertThat(add(session, "Another", anAuthenticator().create(asked(session, PROOF)))
                        .statusCode())
                .as("to add, with one to prove")
                .isEqualTo(422);
        assertThat(signIn(asked.cookie(), authenticator.use(asked(session, PROOF)))
                        .statusCode())
                .as("to sign in, with one to prove")
                .isEqualTo(422);
        assertThat(add(
                                Accounts.organiser().session(),
                                "Another",
                                anAuthenticator().create(asked(session, NEW)))
                        .statusCode())
                .as("to add, with one of another session")
                .isEqualTo(422);
    }

    @Test
    void a_passkey_proves_its_owner_and_nobody_else() {
        var session = Accounts.organiser().session();
        var authenticator = added(session);
        var strangers = added(Accounts.organiser().session());
        clock.advance(AccountSessions.PROOF_LASTS);

        assertThat(browser(session).get("/organiser/proof").asString()).contains("Use a passkey");
        assertThat(prove(session, strangers.use(asked(session, PROOF))).statusCode())
                .isEqualTo(422);
        var proved = prove(session, authenticator.use(asked(session, PROOF)));
        assertThat(proved.statusCode()).isEqualTo(303);
        assertThat(browser(proved.cookie("organiser")).get("/organiser/people").statusCode())
                .isEqualTo(200);
        assertThat(browser(session).get("/organiser").statusCode())
                .as("the secret of before")
                .isEqualTo(303);
    }

    @Test
    void a_counter_that_goes_back_is_refused_and_noted() {
        var somebody = Accounts.organiser();
        var authenticator = added(somebody.session());
        assertThat(signIn(authenticator.counting(7)).statusCode()).isEqualTo(303);

        assertThat(signIn(authenticator.counting(7)).statusCode()).isEqualTo(422);
        assertThat(signIn(authenticator.counting(6)).statusCode()).isEqualTo(422);
        assertThat(done(somebody)).endsWith("was refused with a passkey whose counter went back");
        assertThat(signIn(authenticator.counting(8)).statusCode()).isEqualTo(303);
    }

    @Test
    void a_passkey_that_asks_nobody_or_is_of_another_site_is_refused() {
        var somebody = Accounts.organiser();
        var session = somebody.session();
        for (var wrong : List.of(
                anAuthenticator().thatDoesNotAskWhoUsesIt(),
                anAuthenticator().forTheSite("evil.example"),
                new AnAuthenticator("https://evil.example"))) {
            assertThat(add(session, "Phone", wrong.create(asked(session, NEW))).statusCode())
                    .isEqualTo(422);
        }
        assertThat(fixtures.rows("select 1 from account_passkey where account_id = ?", somebody.id()))
                .isEmpty();

        assertThat(signIn(added(session).thatDoesNotAskWhoUsesIt()).statusCode())
                .isEqualTo(422);
        assertThat(signIn(added(session).forTheSite("evil.example")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_no_browser_sends_is_refused_like_anything_else() {
        var session = Accounts.organiser().session();
        for (var nonsense : List.of(
                "",
                "x",
                "null",
                "{}",
                "[]",
                "{\"rawId\": \"AA\", \"response\": null}",
                "{\"rawId\": \"!\", \"response\": {}}",
                "{\"id\": \"AA\", \"rawId\": \"AA\", \"type\": \"public-key\", \"response\": {\"clientDataJSON\":"
                        + " \"bnVsbA\", \"authenticatorData\": \"AA\", \"attestationObject\": \"AA\"}}")) {
            assertThat(add(session, "Phone", nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(422);
            assertThat(signIn("x", nonsense).statusCode()).as(nonsense).isEqualTo(422);
            assertThat(prove(session, nonsense).statusCode()).as(nonsense).isEqualTo(422);
        }
    }

    @Test
    void the_name_is_asked_for_before_the_device_is_and_kept() {
        var session = Accounts.organiser().session();
        for (var name : List.of(" ", "x".repeat(81), "two\nlines")) {
            assertThat(browser(session)
                            .formParam("name", name)
                            .post(NEW + "/challenge")
                            .statusCode())
                    .isEqualTo(422);
        }
        var page = add(session, "x".repeat(81), "");
        assertThat(page.statusCode()).isEqualTo(422);
        var shown = Jsoup.parse(page.asString());
        assertThat(shown.select("#name").attr("value")).isEqualTo("x".repeat(81));
        assertThat(shown.select(".govuk-error-summary:not([hidden]) a").eachText())
                .containsExactly("Use at most 80 characters");
    }

    @Test
    void one_person_has_ten_at_most() {
        var session = Accounts.organiser().session();
        for (int i = 0; i < Passkeys.MOST - 1; i++) {
            added(session);
        }
        var early = asked(session, NEW);
        added(session);

        assertThat(browser(session)
                        .formParam("name", "Phone")
                        .post(NEW + "/challenge")
                        .statusCode())
                .isEqualTo(422);
        var refused = add(session, "Phone", anAuthenticator().create(early));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("Remove a passkey first: you have 10 of them");
    }

    @Test
    void a_removed_passkey_signs_nobody_in_and_its_owner_is_told() {
        var somebody = Accounts.organiser();
        var session = somebody.session();
        var authenticator = added(session);
        var page = "/organiser/account/passkeys/" + passkeyOf(somebody) + "/remove";

        var stranger = Accounts.organiser().session();
        assertThat(browser(stranger).get(page).statusCode()).isEqualTo(404);
        assertThat(browser(stranger).post(page).statusCode()).isEqualTo(404);
        assertThat(signIn(authenticator).statusCode()).isEqualTo(303);
        assertThat(browser(session).get(page).statusCode()).isEqualTo(200);
        assertThat(browser(session).post(page).statusCode()).isEqualTo(303);
        assertThat(signIn(authenticator).statusCode()).isEqualTo(422);
        assertThat(browser(session).post(page).statusCode()).isEqualTo(404);
        assertThat(done(somebody)).endsWith("removed a passkey");
        assertThat(fixtures.letters(somebody.email()))
                .extracting(letter -> letter.get("subject"))
                .contains("A passkey was removed from your account");
    }

    @Test
    void to_add_and_remove_one_wants_a_fresh_proof() {
        var somebody = Accounts.organiser();
        var session = somebody.session();
        added(session);
        var removal = "/organiser/account/passkeys/" + passkeyOf(somebody) + "/remove";
        clock.advance(AccountSessions.PROOF_LASTS);

        for (var answer : List.of(
                browser(session).get(NEW),
                browser(session).formParam("name", "Phone").post(NEW + "/challenge"),
                add(session, "Phone", ""),
                browser(session).get(removal),
                browser(session).post(removal))) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).contains("/organiser/proof");
        }
        assertThat(passkeyOf(somebody)).isNotBlank();
    }

    @Test
    void passkeys_end_with_the_account_and_with_what_it_was_opened_by() {
        var keeper = Accounts.organiser().session();

        var closed = Accounts.organiser();
        var ofClosed = added(closed.session());
        browser(keeper).post("/organiser/people/{id}/close", closed.id());
        assertThat(signIn(ofClosed).statusCode()).as("closed").isEqualTo(422);

        var invited = Accounts.organiser();
        var ofInvited = added(invited.session());
        browser(keeper).post("/organiser/people/{id}/invite-again", invited.id());
        assertThat(signIn(ofInvited).statusCode()).as("invited, not accepted").isEqualTo(303);
        var link = INVITATION.matcher(fixtures.letters(invited.email()).stream()
                .map(letter -> letter.get("text"))
                .filter(text -> INVITATION.matcher(text).find())
                .findFirst()
                .orElseThrow());
        assertThat(link.find()).isTrue();
        assertThat(browser()
                        .formParam("password", "another-horse-battery-staple-9")
                        .post(link.group())
                        .statusCode())
                .isEqualTo(303);
        assertThat(signIn(ofInvited).statusCode()).as("a new password").isEqualTo(422);

        var steward = Accounts.with(Role.STEWARD, Grant.EVERY_EVENT);
        var ofSteward = added(steward.session());
        assertThat(signIn(ofSteward).statusCode()).isEqualTo(303);
        browser(keeper)
                .formParam("role", Role.ORGANISER)
                .formParam("event", "*")
                .post("/organiser/people/{id}/give", steward.id());
        assertThat(signIn(ofSteward).statusCode())
                .as("added with a mailbox alone")
                .isEqualTo(422);
    }
}
