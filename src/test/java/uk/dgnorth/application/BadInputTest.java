package uk.dgnorth.application;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.prove;
import static uk.dgnorth.application.Applicants.submit;
import static uk.dgnorth.application.Applicants.submitted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;

/** Whatever is sent to the public doors: a clear refusal, and nothing kept of it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputTest {

    private static final String WELL_FORMED =
            "{\"fullName\": \"Test Person\", \"email\": \"bad.input@leeds.gov.uk\", \"declaration\": true%s}";

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private String event;
    private Map<String, String> before;

    @BeforeEach
    void countWhatIsKept() {
        event = fixtures.anEventWithPlaces(5);
        before = kept();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private Map<String, String> kept() {
        return fixtures.row("""
                select (select count(*) from registration) registrations, (select count(*) from application) applications,
                    (select count(*) from outbox_message) letters, (select count(*) from audit_entry) entries,
                    (select sum(taken + waiting) from place_stock) places""");
    }

    private ValidatableResponse refused(ValidatableResponse answer, int status) {
        answer.statusCode(status).contentType("application/problem+json").body("type", startsWith("/problems/"));
        assertThat(kept()).isEqualTo(before);
        return answer;
    }

    private ValidatableResponse send(String contentType, byte[] body) {
        return given().header("Content-Type", contentType)
                .body(body)
                .post("/api/v1/events/{event}/registrations", event)
                .then();
    }

    private ValidatableResponse send(String body) {
        return send("application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> unreadable() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        return Stream.of(
                Arguments.of("not JSON", "fullName=Test"),
                Arguments.of("cut off", "{\"fullName\": \"Te"),
                Arguments.of("two objects", WELL_FORMED.formatted("") + "{}"),
                Arguments.of("a name twice", WELL_FORMED.formatted(", \"email\": \"b@leeds.gov.uk\"")),
                Arguments.of("a raw NUL", WELL_FORMED.formatted(", \"badgeName\": \"a\0b\"")),
                Arguments.of("a raw line break", WELL_FORMED.formatted(", \"badgeName\": \"a\nb\"")),
                Arguments.of("a name of 60,000 letters", WELL_FORMED.formatted(", \"" + "n".repeat(60_000) + "\": 1")),
                Arguments.of(
                        "a number of 2,000 digits", WELL_FORMED.formatted(", \"badgeName\": " + "9".repeat(2_000))),
                Arguments.of("deep at the top", deep),
                Arguments.of("deep inside", WELL_FORMED.formatted(", \"sessions\": " + deep)),
                Arguments.of("deep where unknown", WELL_FORMED.formatted(", \"extra\": " + deep)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void an_unreadable_body_is_refused(String what, String body) {
        var answer = send(body);

        assertThat(answer.extract().statusCode()).as(what).isIn(400, 422);
        refused(answer, answer.extract().statusCode());
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        for (var bytes : List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0, 1, 2, 3},
                new byte[] {0, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f},
                new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'})) {
            var answer = send("application/json", bytes);
            assertThat(answer.extract().statusCode()).isIn(400, 422);
            refused(answer, answer.extract().statusCode());
        }
    }

    static Stream<Arguments> wrongKinds() {
        return Stream.of(
                Arguments.of("null", "#"),
                Arguments.of("[]", "#"),
                Arguments.of("\"text\"", "#"),
                Arguments.of("17", "#"),
                Arguments.of("{}", "#/email"),
                Arguments.of(WELL_FORMED.formatted(", \"unknown\": 1"), "#/unknown"),
                Arguments.of(WELL_FORMED.formatted(", \"badgeName\": 7"), "#/badgeName"),
                Arguments.of(WELL_FORMED.formatted(", \"badgeName\": true"), "#/badgeName"),
                Arguments.of(WELL_FORMED.formatted(", \"badgeName\": []"), "#/badgeName"),
                Arguments.of(WELL_FORMED.formatted(", \"badgeName\": {}"), "#/badgeName"),
                Arguments.of(WELL_FORMED.formatted(", \"sessions\": \"one\""), "#/sessions"),
                Arguments.of(WELL_FORMED.formatted(", \"sessions\": [\"one\"]"), "#/sessions/0"),
                Arguments.of(WELL_FORMED.formatted(", \"referral\": \"because\""), "#/referral"),
                Arguments.of(WELL_FORMED.formatted(", \"referral\": {\"extra\": 1}"), "#/referral/extra"),
                Arguments.of(WELL_FORMED.replace("true", "\"true\"").formatted(""), "#/declaration"),
                Arguments.of(WELL_FORMED.replace("true", "1").formatted(""), "#/declaration"),
                Arguments.of(WELL_FORMED.replace("true", "false").formatted(""), "#/declaration"),
                Arguments.of(WELL_FORMED.replace("true", "null").formatted(""), "#/declaration"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongKinds")
    void an_answer_of_the_wrong_kind_is_refused_with_its_pointer(String body, String pointer) {
        refused(send(body), 422)
                .body("type", equalTo("/problems/invalid-registration"))
                .body("errors.pointer", hasItem(pointer));
    }

    static Stream<Arguments> badText() {
        return Stream.of("fullName", "badgeName", "jobTitle", "organisation", "email", "placeType")
                .flatMap(member -> Stream.of(
                                "a\0b",
                                "a\u0007b",
                                "a\r\nBcc: x@example.com",
                                "a\u2028b",
                                "a\uD800b",
                                "\uDC00",
                                "\uFFFF",
                                "x".repeat(900_000))
                        .map(text -> Arguments.of(member, text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badText")
    void text_that_no_letter_can_hold_is_refused_in_every_member(String member, String text) {
        var form = form("bad.text@leeds.gov.uk");
        form.put(member, text);

        refused(send(json(form)), 422).body("errors.pointer", hasItem("#/" + member));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"organisation", "role", "reason"})
    void text_that_no_letter_can_hold_is_refused_in_a_referral(String member) {
        for (var text : List.of("a\0b", "a\u0007b", "a\uD800b", "x".repeat(600_000), " ")) {
            var form = formWithReferral("bad.text@leeds.ac.uk");
            var referral = new HashMap<>(Map.of("organisation", "A", "role", "B", "reason", "C"));
            referral.put(member, text);
            form.put("referral", referral);

            refused(send(json(form)), 422).body("errors.pointer", hasItem("#/referral/" + member));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ngũgĩ wa Thiong'o", "李小龍", "X", "Siân Llŷr-Ó Súilleabháin", "नेहा", "أحمد", "O’Neil", "𠮷野"})
    void a_name_in_any_script_is_taken(String name) {
        var email = "name" + name.hashCode() + "@leeds.gov.uk";
        var form = form(email);
        form.put("fullName", name);

        prove(event, submitted(event, form), codeSentTo(fixtures, email))
                .statusCode(200)
                .body("registration.fullName", equalTo(name));
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        refused(send(WELL_FORMED.formatted(", \"badgeName\": \"" + "x".repeat(2_000_000) + "\"")), 413);
    }

    /** Only forms with a file may have more. White space is read to its end, and would be accepted. */
    @Test
    void a_body_that_does_not_say_how_large_it_is_is_read_no_further_than_5_MB() throws Exception {
        var space = new byte[1_000_000];
        Arrays.fill(space, (byte) ' ');

        assertThat(statusOfPieces(Collections.nCopies(4, space))).isEqualTo(422);
        assertThat(statusOfPieces(Collections.nCopies(6, space))).isEqualTo(413);
    }

    /** A server that reads no further may break the connection while the client still sends: that is a 413 too. */
    private int statusOfPieces(List<byte[]> pieces) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/events/" + event + "/registrations"))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.concat(BodyPublishers.ofByteArrays(pieces), BodyPublishers.ofString("{}")))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException broken) {
            return 413;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense"})
    void another_content_type_is_refused(String type) {
        var answer = send(type, WELL_FORMED.formatted("").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.extract().statusCode()).isIn(400, 415);
        refused(answer, answer.extract().statusCode());
    }

    @Test
    void an_unheard_of_charset_is_refused() {
        var answer = send(
                "application/json;charset=klingon", WELL_FORMED.formatted("").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.extract().statusCode()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-event", "%00", "a%00b", "..", "%F0%9F%98%80", "%ED%A0%80", "%25"})
    void an_unknown_event_is_not_found(String slug) {
        refused(
                given().urlEncodingEnabled(false)
                        .contentType(ContentType.JSON)
                        .body(json(form("bad.path@leeds.gov.uk")))
                        .post("/api/v1/events/" + slug + "/registrations")
                        .then(),
                404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%00", "a%00b", "%F0%9F%98%80", "%ED%A0%80", "%0A"})
    void an_unknown_application_is_not_found(String pendingId) {
        var path = "/api/v1/events/" + event + "/registrations/" + pendingId;
        var door = given().urlEncodingEnabled(false).contentType(ContentType.JSON);

        refused(door.body("{\"code\": \"123456\"}").post(path + "/confirmation").then(), 404);
        refused(given().urlEncodingEnabled(false).post(path + "/code").then(), 404);
        refused(
                given().urlEncodingEnabled(false)
                        .auth()
                        .oauth2(Fixtures.ORGANISER_TOKEN)
                        .get(path)
                        .then(),
                404);
    }

    @Test
    void a_nul_in_a_query_is_refused() {
        refused(
                given().urlEncodingEnabled(false)
                        .auth()
                        .oauth2(Fixtures.ORGANISER_TOKEN)
                        .get("/api/v1/events/" + event + "/registrations?q=a%00b")
                        .then(),
                422);
    }

    @Test
    void a_closed_event_takes_nobody() {
        clock.advance(java.time.Duration.ofDays(179).plusMinutes(1));

        refused(submit(event, form("late@leeds.gov.uk")), 409).body("type", equalTo("/problems/registration-not-open"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\": \"1\", \"token\": \"2\"}",
                "{\"code\": 123456}",
                "{\"code\": null}",
                "{\"code\": [\"123456\"]}",
                "{\"token\": \"\\u0000\", \"extra\": 1}"
            })
    void a_proof_of_the_wrong_kind_is_refused(String body) {
        refused(
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/v1/events/{event}/registrations/x/confirmation", event)
                        .then(),
                422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "123\0456", "\uD800", "½", "١٢٣٤٥٦", "abcdef"})
    void a_strange_code_is_a_wrong_code(String code) {
        var email = "strange" + code.hashCode() + "@leeds.gov.uk";
        var pendingId = submitted(event, form(email));

        given().contentType(ContentType.JSON)
                .body(json(Map.of("code", code)))
                .post("/api/v1/events/{event}/registrations/{pendingId}/confirmation", event, pendingId)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/wrong-code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\": 1}",
                "{\"email\": \"a\\u0000@leeds.gov.uk\"}",
                "{\"email\": \"\\uD800\"}",
                "[]"
            })
    void a_strange_request_for_a_link_or_a_check_is_refused_or_explained(String body) {
        refused(
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/v1/events/{event}/access-links", event)
                        .then(),
                422);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/eligibility-checks")
                .then()
                .statusCode(not(org.hamcrest.Matchers.greaterThanOrEqualTo(500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "clé", "\t"})
    void a_strange_idempotency_key_is_refused(String key) {
        var answer = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(json(form("strange.key@leeds.gov.uk")))
                .post("/api/v1/events/{event}/registrations", event)
                .then();

        refused(answer, 422);
    }

    /** Escapes all that is not ASCII, so that lone surrogates arrive as such. */
    private static String json(Object value) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .configure(com.fasterxml.jackson.core.JsonGenerator.Feature.ESCAPE_NON_ASCII, true)
                    .writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
