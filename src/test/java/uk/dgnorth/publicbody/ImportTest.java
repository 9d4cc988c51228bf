package uk.dgnorth.publicbody;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportTest {

    private static final String HEADER = "domain,match,category,organisation,source,licence\r\n";

    @Inject
    ImportDesk desk;

    @Inject
    RegisterJob job;

    @Inject
    PublicBodies bodies;

    @Inject
    Fixtures fixtures;

    private final String tag = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");

    /** Thousands of entries would slow every other test. */
    @AfterEach
    void takeBack() {
        fixtures.update("""
                update register_entry set state = 'REMOVED', ended_at = now()
                where origin = 'IMPORTED' and state in ('PROPOSED', 'IN_FORCE')""");
        fixtures.update("update register_state set number = number + 1");
        bodies.refreshIfChanged();
    }

    @Test
    void twelve_thousand_rows_are_tried_and_then_hold() {
        var file = HEADER
                + IntStream.range(0, 12_000)
                        .mapToObj(i ->
                                "b" + i + "-" + tag + ".org.uk,exact,local,\"Body " + i + ", of many\",a list,OGL\r\n")
                        .collect(Collectors.joining());

        var id = send("public", file)
                .statusCode(201)
                .body("state", equalTo("previewed"))
                .body("entries", equalTo(12_000))
                .body("leftOutCount", equalTo(0))
                .extract()
                .jsonPath()
                .getLong("id");
        check("b7-" + tag + ".org.uk").body("outcome", equalTo("refer"));

        apply(id).statusCode(200).body("state", equalTo("applied"));

        check("b7-" + tag + ".org.uk")
                .body("outcome", equalTo("eligible"))
                .body("organisation", equalTo("Body 7, of many"));
        apply(id).statusCode(409).body("type", equalTo("/problems/not-possible-now"));
        assertThat(bodies.rulesOf(bodies.rulesInForce().lists().version())
                        .lists()
                        .version())
                .isEqualTo(bodies.rulesInForce().lists().version());
        assertThat(given().get("/data-sources").asString()).contains("12,000 entries. Source: a list. Licence: OGL");
    }

    @Test
    void the_same_list_again_renews_its_entries() {
        var file = HEADER + tag + ".org.uk,exact,local,A body,a list,OGL\r\n";
        apply(tried("public", file)).statusCode(200);

        apply(tried("public", file.replace("A body", "Another name"))).statusCode(200);

        check(tag + ".org.uk").body("organisation", equalTo("Another name"));
        assertThat(fixtures.rows(
                        "select 1 from register_entry where domain = ? and state = 'IN_FORCE'", tag + ".org.uk"))
                .hasSize(1);
    }

    @Test
    void an_import_with_org_uk_in_it_is_refused_and_nothing_is_kept() {
        var before = fixtures.row("select count(*) from register_import");

        send("public", HEADER + tag + ".org.uk,exact,local,A,b,c\r\norg.uk,suffix,local,All,b,c\r\n")
                .statusCode(422)
                .body("errors.detail", contains(startsWith("Line 3: org.uk: Anybody can have")));

        assertThat(fixtures.row("select count(*) from register_import")).isEqualTo(before);
    }

    @Test
    void a_million_lines_are_refused() {
        send("public", "domain,match\n" + "1\n".repeat(1_000_000)).statusCode(422);
    }

    @Test
    void more_rows_than_a_list_has_are_refused() {
        var rows = IntStream.range(0, ImportFile.MOST_ROWS + 1)
                .mapToObj(i -> "b" + i + ".org.uk,exact\n")
                .collect(Collectors.joining());

        send("public", "domain,match\n" + rows)
                .statusCode(422)
                .body("errors[0].detail", equalTo("The file has more than 50,000 rows"));
    }

    @Test
    void a_bomb_of_quotes_is_refused() {
        send("public", "domain,match\n\"" + "\"\"".repeat(200_000))
                .statusCode(422)
                .body("errors[0].detail", containsString("check its quotes"));
        send("public", "domain,match\na.org.uk,\"exact").statusCode(422);
    }

    @Test
    void what_is_no_list_is_refused() {
        send("public", "").statusCode(422);
        send("public", "domain,match\n").statusCode(422).body("errors[0].detail", equalTo("The file has no rows"));
        send("public", "name,colour\na,b\n").statusCode(422);
        send("nonsense", HEADER + "a.org.uk,exact,,,,\r\n").statusCode(422);
        send("public", "domain,match,organisation\na-" + tag + ".org.uk,exact,A\u0000B\n")
                .statusCode(422);
        send("public", "domain,match\ntwice-" + tag + ".org.uk,exact\ntwice-" + tag + ".org.uk,exact\n")
                .statusCode(422)
                .body("errors[0].detail", containsString("stands twice"));
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .multiPart("list", "public")
                .multiPart("file", "list.csv", new byte[] {'d', 'o', (byte) 0xff, '\n'}, "text/csv")
                .post("/api/v1/public-bodies/imports")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("UTF-8"));
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .multiPart("list", "public")
                .post("/api/v1/public-bodies/imports")
                .then()
                .statusCode(422);
    }

    @Test
    void rows_that_do_harm_are_left_out_and_named() {
        send(
                        "public",
                        HEADER + "gmail.com,exact,,G,b,c\nnotgov.uk,exact,,N,b,c\nkew.org,exact,,Kew,b,c\n" + tag
                                + ".org.uk,exact,,T,b,c\n")
                .statusCode(201)
                .body("entries", equalTo(1))
                .body("leftOutCount", equalTo(3))
                .body("leftOut.domain", contains("gmail.com", "notgov.uk", "kew.org"))
                .body("leftOut.line", hasItem(2));
    }

    @Test
    void names_from_a_wrong_encoding_are_taken_without_their_controls() {
        apply(tried("public", HEADER + tag + ".org.uk,exact,local,HM Government\u00e2\u0080\u0099s body,b,c\n"));

        check(tag + ".org.uk").body("organisation", equalTo("HM Government\u00e2s body"));
    }

    @Test
    void suffixes_of_public_bodies_wait_for_a_second_person() {
        var file = HEADER + tag + "x.org.uk,suffix,local,A,b,c\r\n" + tag + "y.org.uk,exact,local,A,b,c\r\n";

        apply(tried("public", file)).statusCode(200);
        check(tag + "y.org.uk").body("outcome", equalTo("eligible"));
        check("mail." + tag + "x.org.uk").body("outcome", equalTo("refer"));

        desk.apply(tried("public", file), "second-organiser");
        check("mail." + tag + "x.org.uk").body("outcome", equalTo("eligible"));
    }

    @Test
    void personal_domains_close_what_lies_below() {
        apply(tried("personal", "domain,match,kind,source,licence\n" + tag + ".net,suffix,disposable,d,CC0-1.0\n"))
                .statusCode(200);

        check("x." + tag + ".net").body("outcome", equalTo("ineligible")).body("rule", equalTo("R3-personal"));
    }

    @Test
    void the_same_file_sent_twice_is_tried_once() {
        var file = HEADER + tag + ".org.uk,exact,local,A,b,c\r\n";
        var key = UUID.randomUUID().toString();

        var first =
                send("public", file, key).statusCode(201).extract().jsonPath().getLong("id");
        send("public", file, key).statusCode(201).body("id", equalTo((int) first));
        send("public", file.replace("local", "central"), key)
                .statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    private static long tried(String list, String file) {
        return send(list, file).statusCode(201).extract().jsonPath().getLong("id");
    }

    private static ValidatableResponse send(String list, String file) {
        return send(list, file, UUID.randomUUID().toString());
    }

    private static ValidatableResponse send(String list, String file, String key) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .header("Idempotency-Key", key)
                .multiPart("list", list)
                .multiPart("file", "list.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/public-bodies/imports")
                .then();
    }

    private static ValidatableResponse apply(long id) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .post("/api/v1/public-bodies/imports/{id}/application", id)
                .then();
    }

    private static ValidatableResponse check(String domain) {
        return given().contentType("application/json")
                .body(Map.of("email", "a.person@" + domain))
                .post("/api/v1/eligibility-checks")
                .then()
                .statusCode(200);
    }
}
