package uk.dgnorth.colleague;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.colleague.Colleagues.proveInvitation;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.registration.Ledger;
import uk.dgnorth.registration.Sweeping;

/** One person asks for many. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class TeamTest {

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    Sweeping sweeping;

    @Inject
    Ledger ledger;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void of_a_team_of_12_by_csv_9_prove_their_addresses_2_lapse_and_1_is_refused() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        var csv = "Full name,Email\r\n"
                + IntStream.rangeClosed(1, 11)
                        .mapToObj(i -> "\"Person, Number " + i + "\"," + at("team" + i + "@leeds.gov.uk") + "\r\n")
                        .collect(Collectors.joining())
                + "Private Person,private@gmail.com\r\n";

        byCsv(booker, csv)
                .statusCode(200)
                .body("lines", hasSize(12))
                .body("lines[0].fullName", equalTo("Person, Number 1"))
                .body("lines[10].outcome", equalTo("asked"))
                .body("lines[11].line", equalTo(12))
                .body("lines[11].outcome", equalTo("refused"))
                .body("lines[11].reason", equalTo("ineligible"))
                .body(
                        "lines[11].explanation",
                        startsWith("Free places are for people who work in the UK public sector"));
        assertThat(fixtures.stock(event)).as("held places count as taken").containsEntry("taken", "12");
        ledger.reconcile(event);
        assertThat(fixtures.letters(at("team1@leeds.gov.uk")).get(0).get("text"))
                .contains("Test Person has asked for a place for you at Digital Government North.")
                .contains("We are keeping a place for you until then.");
        for (int i = 1; i <= 9; i++) {
            var member = proveInvitation(fixtures, event, at("team" + i + "@leeds.gov.uk"));
            mine(member).body("status", equalTo("confirmed"));
            tellNeeds(member);
        }
        team(booker)
                .body("members.findAll { it.state == 'asked' }.answerBy", everyItem(equalTo("2027-03-02T09:00:00Z")));
        clock.advance(Duration.ofDays(1));
        sweeping.run();

        var team = team(booker);
        team.body("members", hasSize(12))
                .body("members[0].state", equalTo("proved"))
                .body("members.findAll { it.state == 'proved' }", hasSize(9))
                .body(
                        "members.findAll { it.state == 'lapsed' }.email",
                        contains(at("team10@leeds.gov.uk"), at("team11@leeds.gov.uk")))
                .body("members.findAll { it.state == 'refused' }.reason", contains("ineligible"))
                .body(
                        "members.collect { it.keySet().minus(['fullName', 'email', 'state', 'reason', 'explanation']) }.flatten()",
                        hasSize(0));
        assertThat(fixtures.stock(event)).containsEntry("taken", "10");
        ledger.reconcile(event);
        assertThat(fixtures.letters("private@gmail.com")).isEmpty();
        var page = given().cookie(given().redirects()
                        .follow(false)
                        .post("/your-registration/{token}", booker)
                        .getDetailedCookie("registration"))
                .get("/your-registration/team")
                .asString();
        assertThat(Jsoup.parse(page).select("dd .govuk-tag").eachText())
                .containsExactly(
                        "Confirmed",
                        "Confirmed",
                        "Confirmed",
                        "Confirmed",
                        "Confirmed",
                        "Confirmed",
                        "Confirmed",
                        "Confirmed",
                        "Confirmed",
                        "Lapsed",
                        "Lapsed",
                        "Refused");
        assertThat(page)
                .contains("Free places are for people who work in the UK public sector")
                .doesNotContain("Step-free");
    }

    private static void tellNeeds(String token) {
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("consent", true, "access", "Step-free access"))
                .put("/api/v1/registrations/me/needs")
                .then()
                .statusCode(200);
    }

    @Test
    void each_line_has_its_own_answer() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        register(fixtures, event, form(at("here@leeds.gov.uk")));

        ask(
                        booker,
                        line("One", at("one@leeds.gov.uk")),
                        line("One again", at("One+again@leeds.gov.uk")),
                        line("Oneself", at("Booker@leeds.gov.uk")),
                        line("", at("two@leeds.gov.uk")),
                        line("Three", "no address"),
                        line("Four", at("four@leeds.ac.uk")),
                        line("Here", at("here@leeds.gov.uk")),
                        line("Six", at("six@leeds.gov.uk")))
                .statusCode(200)
                .body(
                        "lines.outcome",
                        contains("asked", "refused", "refused", "refused", "refused", "refused", "refused", "asked"))
                .body(
                        "lines.findAll { it.reason != null }.reason",
                        contains(
                                "twice",
                                "oneself",
                                "name-unreadable",
                                "address-unreadable",
                                "needs-a-person",
                                "already-registered"));
        ask(booker, line("One", at("one@leeds.gov.uk"))).statusCode(200).body("lines.outcome", contains("asked"));

        assertThat(fixtures.letters(at("one@leeds.gov.uk")))
                .as("asked for again, nothing is sent again")
                .hasSize(1);
        team(booker).body("members", hasSize(4));
        ledger.reconcile(event);
    }

    @Test
    void whoever_gave_their_place_up_is_shown_so_and_can_be_asked_again() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        ask(booker, line("One", at("one@leeds.gov.uk"))).body("lines.outcome", contains("asked"));
        var one = proveInvitation(fixtures, event, at("one@leeds.gov.uk"));
        ask(booker, line("One", at("one@leeds.gov.uk"))).body("lines.outcome", contains("proved"));
        given().auth().oauth2(one).post("/api/v1/registrations/me/cancellation");
        team(booker).body("members.state", contains("ended")).body("members[0].answerBy", nullValue());
        var letters = fixtures.letters(at("one@leeds.gov.uk")).size();

        ask(booker, line("One", at("one@leeds.gov.uk"))).body("lines.outcome", contains("asked"));

        assertThat(fixtures.letters(at("one@leeds.gov.uk"))).hasSize(letters + 1);
        team(booker).body("members.state", contains("asked"));
        ledger.reconcile(event);
    }

    @Test
    void nobody_asks_for_more_than_20_however_often() {
        var event = fixtures.anEventWithPlaces(100);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        ask(booker, lines(1, 21)).statusCode(422);
        ask(booker).statusCode(422);

        ask(booker, lines(1, 15)).statusCode(200).body("lines.outcome", everyItem(equalTo("asked")));
        ask(booker, lines(16, 22))
                .statusCode(200)
                .body("lines.outcome", contains("asked", "asked", "asked", "asked", "asked", "refused", "refused"))
                .body("lines[6].reason", equalTo("too-many"));
        assertThat(fixtures.stock(event)).containsEntry("taken", "21");
        ledger.reconcile(event);
    }

    @Test
    void a_full_event_keeps_no_places_but_lets_the_team_wait() {
        var event = fixtures.anEventWithPlaces(2);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        ask(booker, line("One", at("one@leeds.gov.uk")), line("Two", at("two@leeds.gov.uk")))
                .statusCode(200);
        assertThat(fixtures.letters(at("two@leeds.gov.uk")).get(0).get("text")).doesNotContain("keeping a place");

        mine(proveInvitation(fixtures, event, at("two@leeds.gov.uk"))).body("status", equalTo("waiting"));
        ledger.reconcile(event);
    }

    @Test
    void bombs_are_refused_and_change_nothing() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));

        byCsv(booker, "A,a@leeds.gov.uk\n".repeat(1_000_000)).statusCode(413);
        byCsv(booker, "A,a@leeds.gov.uk\n".repeat(50_000)).statusCode(422);
        byCsv(booker, "\"".repeat(19_999)).statusCode(422);
        byCsv(booker, "\"" + "\"\"".repeat(9_000)).statusCode(422);
        byCsv(booker, "\"A\nB,b@leeds.gov.uk\n").statusCode(422);
        byCsv(booker, "\n\n , \n").statusCode(422);
        byCsv(booker, ",".repeat(15_000)).statusCode(422);
        team(booker).body("members", hasSize(0));
        assertThat(fixtures.stock(event)).containsEntry("taken", "1");
    }

    @Test
    void lines_can_come_from_a_spreadsheet() {
        assertThat(TeamLines.read("Ada\ta@leeds.gov.uk\nBob\tb@leeds.gov.uk"))
                .containsExactly(line("Ada", "a@leeds.gov.uk"), line("Bob", "b@leeds.gov.uk"));
        assertThat(TeamLines.read("Enw;E-bost\nSiân Llŷr;s@leeds.gov.uk"))
                .containsExactly(line("Siân Llŷr", "s@leeds.gov.uk"));
        assertThat(TeamLines.read("a@leeds.gov.uk, Ada\n\n  Bob,b@leeds.gov.uk "))
                .containsExactly(line("Ada", "a@leeds.gov.uk"), line("Bob", "b@leeds.gov.uk"));
        assertThat(TeamLines.read("nobody")).containsExactly(line("nobody", ""));
    }

    @Test
    void a_registration_of_somebody_else_has_another_team_and_who_is_refused_asks_for_nobody() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        var other = register(fixtures, event, form(at("other@leeds.gov.uk")));
        ask(booker, line("One", at("one@leeds.gov.uk"))).statusCode(200);

        team(other).body("members", hasSize(0));
        given().auth().oauth2(other).post("/api/v1/registrations/me/cancellation");
        ask(other, line("Two", at("two@leeds.gov.uk"))).statusCode(409).body("state", equalTo("cancelled"));
    }

    @Test
    void a_domain_that_was_approved_for_the_event_counts_for_colleagues_there_and_nowhere_else() {
        var event = fixtures.anEventWithPlaces(20);
        var elsewhere = fixtures.anEventWithPlaces(20);
        var domain = "team-" + event.substring(6) + ".example";
        register(fixtures, event, formWithReferral("clerk@" + domain));
        var reference = fixtures.row("select reference from registration where email = ?", "clerk@" + domain)
                .get("reference");
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body("""
                        {"outcome": "approve", "reason": "A parish council", "scope": "domain",
                         "organisation": "A parish council", "evidence": "Its page"}""")
                .post("/api/v1/events/{event}/registrations/{reference}/decision", event, reference)
                .then()
                .statusCode(200);

        ask(register(fixtures, event, form(at("booker@leeds.gov.uk"))), line("Colleague", "one@" + domain))
                .body("lines[0].outcome", equalTo("asked"));
        ask(register(fixtures, elsewhere, form(at("booker@leeds.gov.uk"))), line("Colleague", "one@" + domain))
                .body("lines[0].reason", equalTo("needs-a-person"));
    }

    @Test
    void it_works_on_pages_too() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        var session = given().redirects()
                .follow(false)
                .post("/your-registration/{token}", booker)
                .getDetailedCookie("registration");

        var page = given().cookie(session)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("colleagues", "One Person, one@leeds.gov.uk\r\nTwo Person, nothing")
                .post("/your-registration/team");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("One Person")
                .contains("Has until 9am on Tuesday 2 March 2027 to confirm.")
                .contains("Line 2: Enter an email address in the correct format");
        assertThat(given().cookie(session)
                        .cookie("language", "cy")
                        .get("/your-registration/team")
                        .asString())
                .contains("One Person");
        var refused = given().cookie(session)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("colleagues", "")
                .post("/your-registration/team");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("Enter 1 to 20 lines");
    }

    @Test
    void sent_again_with_its_key_a_team_has_the_same_answer_and_one_letter_each() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        var lines = new Line[] {
            line("One Person", at("one@leeds.gov.uk")),
            line("Two Person", at("two@leeds.gov.uk")),
            line("Private Person", "private@gmail.com")
        };
        var key = UUID.randomUUID().toString();

        var first = askWithKey(booker, key, lines).statusCode(200).extract().asString();
        var again = askWithKey(booker, key, lines).statusCode(200).extract().asString();

        assertThat(again).isEqualTo(first);
        assertThat(fixtures.letters(at("one@leeds.gov.uk"))).hasSize(1);
        assertThat(fixtures.letters(at("two@leeds.gov.uk"))).hasSize(1);
        assertThat(fixtures.rows("select outcome::text from idempotency_record"))
                .contains(Map.of(
                        "outcome",
                        "{\"answers\": [{\"state\": \"asked\"}, {\"state\": \"asked\"},"
                                + " {\"why\": \"ineligible\", \"state\": \"refused\"}]}"));
        askWithKey(booker, key, lines[0]).statusCode(409).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void sent_again_with_its_key_a_team_is_as_it_was_then_whatever_has_become_of_whoever_asked() {
        var event = fixtures.anEventWithPlaces(20);
        var booker = register(fixtures, event, form(at("booker@leeds.gov.uk")));
        var lines = lines(1, 2);
        askWithKey(booker, "a-key", lines).statusCode(200);
        fixtures.update(
                "update event set registration_closes_at = ? where slug = ?", Timestamp.from(clock.instant()), event);

        askWithKey(booker, "a-key", lines).statusCode(200).body("lines.outcome", contains("asked", "asked"));
        askWithKey(booker, "another-key", lines).statusCode(409);
    }

    private static ValidatableResponse askWithKey(String token, String key, Line... lines) {
        return asking(token, lines)
                .header("Idempotency-Key", key)
                .post("/api/v1/registrations/me/team")
                .then();
    }

    private static Line line(String name, String email) {
        return new Line(name, email);
    }

    private Line[] lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> line("Person " + i, at("person" + i + "@leeds.gov.uk")))
                .toArray(Line[]::new);
    }

    private static ValidatableResponse ask(String token, Line... lines) {
        return asking(token, lines).post("/api/v1/registrations/me/team").then();
    }

    private static RequestSpecification asking(String token, Line... lines) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "colleagues",
                        List.of(lines).stream()
                                .map(line -> Map.of("fullName", line.name(), "email", line.address()))
                                .toList()));
    }

    private static ValidatableResponse byCsv(String token, String csv) {
        return given().auth()
                .oauth2(token)
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/registrations/me/team")
                .then();
    }

    private static ValidatableResponse team(String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/v1/registrations/me/team")
                .then()
                .statusCode(200);
    }

    /** Of this test alone: strangers can have few letters sent to one address. */
    private String at(String email) {
        return email.replaceFirst("(?=[+@])", "." + System.identityHashCode(this));
    }
}
