package uk.dgnorth.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.application.Applicants;
import uk.dgnorth.web.Cursor;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistrationListTest {

    private static final String LIST = "/api/v1/events/{event}/registrations";

    @Inject
    Fixtures fixtures;

    @Inject
    SomeRegistrations registrations;

    @Inject
    TestClock clock;

    private String event;

    @BeforeEach
    void anEvent() {
        clock.reset();
        event = fixtures.anEventWithPlaces(1000);
    }

    private ValidatableResponse list(Object... parameters) {
        var request = given().auth().oauth2(Fixtures.ORGANISER_TOKEN);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get(LIST, event).then();
    }

    private ValidatableResponse search(Map<String, String> person) {
        return given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(person)
                .post(LIST + "/searches", event)
                .then();
    }

    @Test
    void shows_each_registration_with_what_an_organiser_needs() {
        var reference = registrations.with(event, Map.of());

        list().statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("next", nullValue())
                .body("items", hasSize(1))
                .body("items[0].reference", equalTo(reference))
                .body("items[0].status", equalTo("confirmed"))
                .body("items[0].fullName", equalTo("Test Person 1"))
                .body("items[0].badgeName", equalTo("Test 1"))
                .body("items[0].email", containsString("@wigan.gov.uk"))
                .body("items[0].jobTitle", equalTo("Service designer"))
                .body("items[0].organisation", equalTo("Wigan Council"))
                .body("items[0].placeType", equalTo("public-sector"))
                .body("items[0].eligibility", equalTo("eligible"))
                .body("items[0].registeredAt", equalTo("2027-03-01T09:00:01Z"))
                .body("items[0].confirmedAt", equalTo("2027-03-01T09:01:01Z"))
                .body("items[0].checkedInAt", nullValue())
                .body("items[0].holdsPlace", equalTo(true));
    }

    @Test
    void shows_who_has_not_proved_the_address_without_a_name() {
        Applicants.submitted(event, Applicants.form("list.unproved@wigan.gov.uk"));

        list("status", "unconfirmed")
                .body("items", hasSize(1))
                .body("items[0].fullName", nullValue())
                .body("items[0].email", equalTo("list.unproved@wigan.gov.uk"));
    }

    @Test
    void filters_by_one_status_or_several() {
        registrations.confirmed(event, 2);
        registrations.waiting(event, 3);
        registrations.cancelled(event, 1);

        list("status", "waiting").body("items", hasSize(3));
        list("status", "waiting,confirmed").body("items", hasSize(5));
        list("status", "waiting", "status", "cancelled").body("items", hasSize(4));
        list("status", "").body("items", hasSize(6));
    }

    @ParameterizedTest
    @CsvSource({"100%,1", "%,1", "a_b,1", "_,1", "WIGAN,3", "môn,1", "MÔN,1", "nobody,0", "\\,1", "'''',1"})
    void searches_the_organisation_literally_and_in_either_case(String text, int found) {
        registrations.with(event, Map.of("organisation", "100% Digital"));
        registrations.with(event, Map.of("organisation", "a_b Council"));
        registrations.with(event, Map.of("organisation", "Back\\slash of Anne's"));
        registrations.with(event, Map.of("organisation", "Cyngor Sir Ynys Môn"));
        registrations.confirmed(event, 3);

        list("q", text).statusCode(200).body("items", hasSize(found));
    }

    @Test
    void searches_the_reference_too() {
        var reference = registrations.with(event, Map.of());
        registrations.waiting(event, 2);

        list("q", reference.toLowerCase(java.util.Locale.ROOT)).body("items.reference", contains(reference));
    }

    @Test
    void filters_by_the_whole_organisation_and_place_type_and_attendance() {
        var here = registrations.with(
                event,
                Map.of(
                        "organisation",
                        "Leeds City Council",
                        "checked_in_at",
                        java.time.OffsetDateTime.parse("2027-09-14T08:30:00Z")));
        registrations.confirmed(event, 2);

        list("organisation", "leeds city council").body("items.reference", contains(here));
        list("organisation", "leeds").body("items", empty());
        list("placeType", "public-sector").body("items", hasSize(3));
        list("placeType", "another").body("items", empty());
        list("checkedIn", "true").body("items.checkedInAt", contains("2027-09-14T08:30:00Z"));
        list("checkedIn", "false").body("items", hasSize(2));
        list("checkedIn", "true", "organisation", "Wigan Council").body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "status, lost",
        "status, CONFIRMED",
        "checkedIn, maybe",
        "session, opening",
        "placeType, Not A Slug",
        "limit, 0",
        "limit, 201",
        "limit, many",
        "after, nowhere",
        "after, KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaXzE"
    })
    void refuses_a_parameter_that_cannot_be_used_by_its_name(String parameter, String value) {
        list(parameter, value)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.parameter", contains(parameter));
    }

    @Test
    void refuses_text_that_is_too_long_or_not_text_at_all() {
        list("q", "x".repeat(201)).statusCode(422).body("errors.parameter", contains("q"));
        list("q", "a\0b").statusCode(422).body("errors.parameter", contains("q"));
        list("organisation", "x".repeat(201), "status", "lost")
                .statusCode(422)
                .body("errors.parameter", contains("status", "organisation"));
        list("q", "x".repeat(200)).statusCode(200);
    }

    @Test
    void ignores_parameters_that_it_does_not_know() {
        list("colour", "blue").statusCode(200);
    }

    @Test
    void pages_neither_repeat_nor_miss_anyone_while_others_register() {
        registrations.confirmed(event, 7);
        var expected = references("");

        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = (next == null ? list("limit", 3) : list("limit", 3, "after", next)).statusCode(200);
            seen.addAll(page.extract().path("items.reference"));
            next = page.extract().path("next");
            var late = registrations.with(event, Map.of());
            fixtures.update(
                    "update registration set submitted_at = ? where reference = ?",
                    Instant.parse("2027-03-01T08:00:00Z").atOffset(java.time.ZoneOffset.UTC),
                    late);
        } while (next != null);

        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void pages_part_people_who_registered_at_the_same_moment() {
        registrations.confirmed(event, 5);
        fixtures.update(
                "update registration set submitted_at = timestamptz '2027-03-01 09:00:00.123456Z' where event_id ="
                        + " (select id from event where slug = ?)",
                event);

        var first = list("limit", 2).extract();
        var second = list("limit", 200, "after", first.path("next"))
                .body("next", nullValue())
                .extract();

        assertThat(first.<List<String>>path("items.reference"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(second.<List<String>>path("items.reference"));
        assertThat(second.<List<String>>path("items.reference")).hasSize(3);
    }

    @Test
    void never_shows_registrations_of_another_event() {
        var other = fixtures.anEventWithPlaces(10);
        registrations.confirmed(other, 5);
        var here = registrations.with(event, Map.of());

        list().body("items.reference", contains(here));
        list("q", "wigan").body("items.reference", contains(here));
        search(Map.of("name", "Person")).body("items.reference", contains(here));
        list("after", new Cursor(Instant.parse("2020-01-01T00:00:00Z"), 1).toString())
                .body("items.reference", contains(here));
    }

    @Test
    void finds_a_person_by_parts_of_the_name_or_the_address() {
        var reference = registrations.with(
                event, Map.of("full_name", "Siân Llŷr-Ó Súilleabháin", "email", "Sian.Llyr_1@Leeds.gov.uk"));
        registrations.with(event, Map.of("full_name", "李小龍", "email", "sianxllyr-1@leeds.gov.uk"));
        registrations.confirmed(event, 2);

        search(Map.of("name", "SIÂN llŷr"))
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("items.reference", contains(reference));
        search(Map.of("name", "小")).body("items.fullName", contains("李小龍"));
        search(Map.of("email", "llyr_1@LEEDS")).body("items.reference", contains(reference));
        search(Map.of("email", "leeds.gov.uk")).body("items", hasSize(2));
        search(Map.of("name", "Siân", "email", "sianx")).body("items", empty());
        search(Map.of("name", "%")).body("items", empty());
    }

    @Test
    void pages_a_search_as_it_does_the_list() {
        registrations.confirmed(event, 3);

        var next = given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "test person"))
                .post(LIST + "/searches?limit=2", event)
                .then()
                .body("items", hasSize(2))
                .extract()
                .<String>path("next");
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "test person"))
                .post(LIST + "/searches?limit=2&after=" + next, event)
                .then()
                .body("items.fullName", contains("Test Person 3"));
    }

    @Test
    void refuses_a_search_for_nothing_or_for_too_much() {
        search(Map.of()).statusCode(422).body("errors.pointer", contains("#/name"));
        search(Map.of("name", " ")).statusCode(422);
        search(Map.of("name", "x".repeat(201))).statusCode(422).body("errors.pointer", contains("#/name"));
        search(Map.of("email", "x".repeat(255))).statusCode(422).body("errors.pointer", contains("#/email"));
        search(Map.of("name", "a\0b")).statusCode(422).body("errors.pointer", contains("#/name"));
        search(Map.of("telephone", "1")).statusCode(422).body("errors.pointer", contains("#/telephone"));
    }

    @Test
    void is_for_organisers_only() {
        var attendee = Applicants.register(fixtures, event, Applicants.form("list.attendee@wigan.gov.uk"));

        given().get(LIST, event).then().statusCode(401);
        given().auth().oauth2(attendee).get(LIST, event).then().statusCode(403);
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "x"))
                .post(LIST + "/searches", event)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(attendee)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x"))
                .post(LIST + "/searches", event)
                .then()
                .statusCode(403);
    }

    @Test
    void knows_only_events_that_exist() {
        event = "no-such-event";

        list().statusCode(404);
        search(Map.of("name", "x")).statusCode(404);
    }

    @Test
    void leaves_the_other_resources_beside_it_reachable() {
        var reference = registrations.with(event, Map.of());

        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .get(LIST + "/{reference}", event, reference)
                .then()
                .statusCode(200);
        given().get("/openapi?format=json")
                .then()
                .body("paths.'/api/v1/events/{event}/registrations'.keySet()", hasItem("get"))
                .body("paths.'/api/v1/events/{event}/registrations'.keySet()", hasItem("post"))
                .body("paths.'/api/v1/events/{event}/registrations'.get.parameters.name", not(hasItem("email")));
    }

    private List<String> references(String condition) {
        return fixtures
                .rows(
                        "select reference from registration where event_id = (select id from event where slug = ?)"
                                + condition + " order by submitted_at, id",
                        event)
                .stream()
                .map(row -> row.get("reference"))
                .toList();
    }
}
