package uk.dgnorth.speaker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;
import static uk.dgnorth.speaker.ASpeaker.codeTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpeakersOwnApiTest {

    private static final String ME = "/api/v1/speakers/me";
    private static final String SIGN_INS = "/api/v1/speakers/sign-ins";

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    private ASpeaker speaker;
    private String token;

    @BeforeEach
    void aSpeakerWithAToken() {
        speaker = aSpeaker(fixtures);
        speaker.invited();
        token = signIn();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_code_gives_a_token_that_works_for_12_hours() {
        as(token)
                .get(ME)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", notNullValue())
                .body("speaker", equalTo(ASpeaker.SLUG))
                .body("event", equalTo(speaker.programme().slug()))
                .body("as", equalTo("speaker"))
                .body("contact", nullValue())
                .body("tasks.name", hasItem("consent"));

        clock.advance(Duration.ofHours(12));

        as(token).get(ME).then().statusCode(401);
    }

    @Test
    void wrong_codes_are_counted_and_unknown_sign_ins_are_over() {
        var id = start();
        var wrong = codeTo(fixtures, speaker.email()).equals("000000") ? "111111" : "000000";

        confirm(id, wrong)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/wrong-code"))
                .body("triesLeft", equalTo(4));
        for (int tries = 1; tries < 5; tries++) {
            confirm(id, wrong).then().statusCode(422);
        }
        confirm(id, codeTo(fixtures, speaker.email()))
                .then()
                .statusCode(423)
                .body("type", equalTo("/problems/code-locked"));
        confirm("no-such-sign-in", "123456").then().statusCode(410).body("type", equalTo("/problems/code-expired"));
    }

    @Test
    void details_are_changed_by_a_merge_patch_of_what_was_read() {
        var read = as(token).get(ME);
        Map<String, Object> mine = read.jsonPath().getMap("");

        as(token)
                .header("If-Match", read.header("ETag"))
                .body(AProgramme.changed(
                        mine,
                        Map.of(
                                "biography", "<b>Text</b>",
                                "links", List.of(Map.of("label", "Blog", "url", "https://example.org")),
                                "unavailable",
                                        List.of(Map.of("from", "2027-09-14T08:30:00Z", "to", "2027-09-14T09:00:00Z")))))
                .patch(ME)
                .then()
                .statusCode(200)
                .body("biography", equalTo("<b>Text</b>"))
                .body("tasks.find { it.name == 'availability' }.state", equalTo("done"));

        asOrganiser()
                .get(speaker.programme().path() + "/speakers/" + ASpeaker.SLUG)
                .then()
                .body("biography", equalTo("<b>Text</b>"))
                .body("contact.email", equalTo(speaker.email()))
                .body("links.url", equalTo(List.of("https://example.org")));
        as(token)
                .header("If-Match", read.header("ETag"))
                .body(Map.of("biography", "Too late"))
                .patch(ME)
                .then()
                .statusCode(412);
        as(token).body(Map.of("biography", "Blind")).patch(ME).then().statusCode(428);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"links\": [{\"label\": \"x\", \"url\": \"javascript:alert(1)\"}]}",
                "{\"unavailable\": [{\"from\": \"2027-09-14T10:00:00Z\", \"to\": \"2027-09-14T09:00:00Z\"}]}",
                "{\"links\": [null]}",
                "{\"biography\": \"a\\u0000b\"}",
                "{\"contact\": {\"email\": \"other@example.org\"}}",
                "{\"pronouns\": 7}"
            })
    void what_cannot_be_kept_is_refused(String patch) {
        var read = as(token).get(ME);

        as(token)
                .header("If-Match", read.header("ETag"))
                .body(patch)
                .patch(ME)
                .then()
                .statusCode(422)
                .body("errors", hasSize(1));

        assertThat(as(token).get(ME).header("ETag")).isEqualTo(read.header("ETag"));
    }

    @Test
    void a_session_is_changed_with_needs_confirmed_and_proposed_after_a_release() {
        var path = ME + "/sessions/opening";
        as(token)
                .header("If-Match", as(token).get(path).header("ETag"))
                .body(Map.of(
                        "abstract", "New", "needs", Map.of("access", "A ramp", "equipment", "Sound", "consent", true)))
                .patch(path)
                .then()
                .statusCode(200)
                .body("abstract", equalTo("New"))
                .body("title", equalTo("Session opening"));
        as(token).post(path + "/confirmation").then().statusCode(200).body("confirmed", equalTo(true));
        as(token)
                .get(ME)
                .then()
                .body("confirmed", equalTo(true))
                .body("tasks.find { it.name == 'needs' }.state", equalTo("done"));
        speaker.programme().released();

        as(token)
                .header("If-Match", as(token).get(path).header("ETag"))
                .body(Map.of("title", "Proposed"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("title", equalTo("Session opening"))
                .body("released", equalTo(true))
                .body("proposed.title", equalTo("Proposed"))
                .body("proposed.abstract", equalTo("New"));
        as(token).get(ME + "/sessions").then().statusCode(200).body("items.session", equalTo(List.of("opening")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": null}",
                "{\"title\": \" \"}",
                "{\"room\": \"small-room\", \"speakers\": []}",
                "{\"needs\": {\"access\": \"A ramp\"}}",
                "{\"needs\": {\"equipment\": 7}}"
            })
    void what_a_session_cannot_have_is_refused(String patch) {
        var path = ME + "/sessions/opening";
        var read = as(token).get(path);

        as(token)
                .header("If-Match", read.header("ETag"))
                .body(patch)
                .patch(path)
                .then()
                .statusCode(422);

        assertThat(as(token).get(path).asString()).isEqualTo(read.asString());
        as(token).get(ME).then().body("tasks.find { it.name == 'needs' }.state", equalTo("to-do"));
    }

    @Test
    void what_is_not_theirs_is_not_there_by_any_method() {
        var other = aSpeaker(fixtures);
        other.invited();
        var sessions = ME + "/sessions";
        for (var query : List.of(
                "?event=" + other.programme().slug(),
                "?event=" + other.programme().slug() + "&speaker=" + ASpeaker.SLUG,
                "?speaker=nobody")) {
            as(token).get(ME + query).then().statusCode(404);
            as(token)
                    .header("If-Match", "\"0\"")
                    .body(Map.of("biography", "Mine"))
                    .patch(ME + query)
                    .then()
                    .statusCode(404);
            as(token).get(sessions + query).then().statusCode(404);
            as(token).get(sessions + "/opening" + query).then().statusCode(404);
            as(token)
                    .header("If-Match", "\"0\"")
                    .body(Map.of("title", "Mine"))
                    .patch(sessions + "/opening" + query)
                    .then()
                    .statusCode(404);
            as(token).post(sessions + "/opening/confirmation" + query).then().statusCode(404);
        }
        for (var session : List.of("/inclusion", "/nothing")) {
            as(token).get(sessions + session).then().statusCode(404);
            as(token)
                    .header("If-Match", "\"0\"")
                    .body(Map.of("title", "Mine"))
                    .patch(sessions + session)
                    .then()
                    .statusCode(404);
            as(token).post(sessions + session + "/confirmation").then().statusCode(404);
        }
    }

    @Test
    void who_acts_for_several_says_for_whom() {
        var another = AProgramme.aProgramme();
        another.change("speakers", ASpeaker.SLUG, Map.of("contact", Map.of("email", speaker.email())));
        asOrganiser()
                .post(another.path() + "/speakers/" + ASpeaker.SLUG + "/invitation")
                .then()
                .statusCode(202);

        as(token)
                .get(ME)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/several-speakers"))
                .body("actsFor.event", hasItem(another.slug()));
        as(token).get(ME + "?event=" + another.slug()).then().statusCode(200).body("event", equalTo(another.slug()));
    }

    @Test
    void a_speakers_token_opens_nothing_else() {
        as(token).get("/api/v1/registrations/me").then().statusCode(403);
        as(token).get(speaker.programme().path() + "/speakers/progress").then().statusCode(403);
        as(token).get(speaker.programme().path() + "/proposed-changes").then().statusCode(403);
        asOrganiser().get(ME).then().statusCode(403);
        given().get(ME).then().statusCode(401);
    }

    private String signIn() {
        return confirm(start(), codeTo(fixtures, speaker.email()))
                .then()
                .statusCode(200)
                .body("actsFor[0].speaker", equalTo(ASpeaker.SLUG))
                .extract()
                .path("accessToken");
    }

    private String start() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", speaker.email()))
                .post(SIGN_INS)
                .then()
                .statusCode(202)
                .extract()
                .path("signInId");
    }

    private static Response confirm(String id, String code) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post(SIGN_INS + "/" + id + "/confirmation");
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
