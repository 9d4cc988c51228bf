package uk.dgnorth.needs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
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
import uk.dgnorth.event.Event;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class NeedsTest {

    private static final String MINE = "/api/v1/registrations/me/needs";

    @Inject
    Fixtures fixtures;

    @Inject
    TestClock clock;

    @Inject
    NeedsRetention retention;

    private String event;

    @BeforeEach
    void anEvent() {
        event = fixtures.anEventWithPlaces(20);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void are_kept_with_consent_shown_to_their_owner_and_sealed_in_the_database() {
        var token = register(fixtures, event, form("needs.one@leeds.gov.uk"));

        tell(token, "A hearing loop", "Vegan").statusCode(200).body("access", equalTo("A hearing loop"));

        given().auth().oauth2(token).get(MINE).then().statusCode(200).body("dietary", equalTo("Vegan"));
        var other = register(fixtures, event, form("needs.other@leeds.gov.uk"));
        given().auth().oauth2(other).get(MINE).then().statusCode(404);
        var kept = fixtures.row("""
                select encode(sealed, 'escape') as sealed from attendee_needs n join event e on e.id = n.event_id
                where e.slug = ?""", event);
        assertThat(kept.get("sealed")).doesNotContain("hearing", "Vegan", "access");
        assertThat(fixtures.rows(
                        "select before::text || after::text as change from audit_entry where event = ?", event))
                .noneMatch(row -> row.get("change").contains("hearing"));
    }

    @Test
    void telling_again_replaces_what_was_told() {
        var token = register(fixtures, event, form("needs.again@leeds.gov.uk"));
        tell(token, "A hearing loop", "Vegan").statusCode(200);

        tell(token, null, "Halal").statusCode(200);

        given().auth()
                .oauth2(token)
                .get(MINE)
                .then()
                .body("access", nullValue())
                .body("dietary", equalTo("Halal"));
    }

    @Test
    void withdrawn_consent_deletes_at_once_and_twice_is_harmless() {
        var token = register(fixtures, event, form("needs.withdrawn@leeds.gov.uk"));
        tell(token, "Step-free access", null).statusCode(200);

        given().auth().oauth2(token).delete(MINE).then().statusCode(204);
        given().auth().oauth2(token).delete(MINE).then().statusCode(204);

        given().auth().oauth2(token).get(MINE).then().statusCode(404);
        assertThat(kept()).isZero();
        mine(token).body("timeline.what", everyItem(not(containsString("need"))));
    }

    @Test
    void cancelling_deletes_them() {
        var token = register(fixtures, event, form("needs.cancelled@leeds.gov.uk"));
        tell(token, "Step-free access", null).statusCode(200);

        given().auth()
                .oauth2(token)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200);

        assertThat(kept()).isZero();
        tell(token, "Step-free access", null).statusCode(409).body("state", equalTo("cancelled"));
    }

    @Test
    void are_deleted_14_days_after_the_event() {
        var token = register(fixtures, event, form("needs.past@leeds.gov.uk"));
        tell(token, "Step-free access", null).statusCode(200);
        var end = Event.findBySlug(event).orElseThrow().endsAt();

        clock.set(end.plus(Duration.ofDays(14)));
        retention.forgetThoseOfPastEvents();
        assertThat(kept()).isOne();

        clock.set(end.plus(Duration.ofDays(14)).plusSeconds(1));
        retention.forgetThoseOfPastEvents();
        assertThat(kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access\": \"A ramp\"}",
                "{\"access\": \"A ramp\", \"consent\": false}",
                "{\"consent\": true}",
                "{\"access\": \" \", \"consent\": true}",
                "{\"access\": \"a\\u0000b\", \"consent\": true}",
                "{\"access\": 7, \"consent\": true}",
                "{\"other\": \"A ramp\", \"consent\": true}",
                "null"
            })
    void nothing_is_kept_without_consent_or_sense(String body) {
        var token = register(fixtures, event, form("needs.refused" + body.hashCode() + "@leeds.gov.uk"));

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .put(MINE)
                .then()
                .statusCode(422)
                .contentType("application/problem+json");

        assertThat(kept()).isZero();
    }

    @Test
    void whoever_is_not_sure_to_come_is_not_asked() {
        var referred = register(fixtures, event, formWithReferral("needs.referred@leeds.ac.uk"));

        tell(referred, "A ramp", null).statusCode(409).body("state", equalTo("referred"));
        given().auth().oauth2(Fixtures.ORGANISER_TOKEN).get(MINE).then().statusCode(403);
    }

    @Test
    void whoever_prepares_the_event_reads_them_by_reference_and_each_look_is_on_record() {
        var one = register(fixtures, event, form("needs.list.one@leeds.gov.uk"));
        var two = register(fixtures, event, form("needs.list.two@leeds.gov.uk"));
        tell(one, "A hearing loop", null).statusCode(200);
        tell(two, null, "Vegan").statusCode(200);

        var first = list("?limit=1").statusCode(200).body("items", hasSize(1));
        var next = first.extract().<String>path("next");
        list("?limit=1&after=" + next)
                .body("items.dietary", contains("Vegan"))
                .body("next", nullValue())
                .body(not(containsString("leeds.gov.uk")))
                .header("Cache-Control", containsString("no-store"));

        assertThat(fixtures.rows(
                        "select actor, after::text from audit_entry where event = ? and action = 'needs read'", event))
                .hasSize(2)
                .allMatch(row -> row.get("actor").equals("organiser-token")
                        && row.get("after").equals("{\"rows\": 1}"));
        given().auth()
                .oauth2(one)
                .get("/api/v1/events/{event}/needs", event)
                .then()
                .statusCode(403);
        given().get("/api/v1/events/{event}/needs", event).then().statusCode(401);
    }

    private ValidatableResponse list(String query) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get("/api/v1/events/" + event + "/needs" + query)
                .then();
    }

    private long kept() {
        return fixtures.rows(
                        "select 1 as one from attendee_needs n join event e on e.id = n.event_id where e.slug = ?",
                        event)
                .size();
    }

    private static ValidatableResponse tell(String token, String access, String dietary) {
        var needs = new HashMap<String, Object>(Map.of("consent", true));
        needs.put("access", access);
        needs.put("dietary", dietary);
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(needs)
                .put(MINE)
                .then();
    }
}
