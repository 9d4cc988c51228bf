package uk.dgnorth.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
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
import uk.dgnorth.application.Applicants;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttendeeExportTest {

    private static final String FILE = "/api/v1/events/{event}/attendees.";

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

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private ValidatableResponse export(String format, Object... parameters) {
        var request = given().auth().oauth2(Fixtures.ORGANISER_TOKEN);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get(FILE + format, event).then();
    }

    private List<List<String>> csv(Object... parameters) {
        var text = export("csv", parameters).statusCode(200).extract().asString();
        return CsvReader.builder().ofCsvRecord(text).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    private Map<String, String> audited(String action) {
        return fixtures.row(
                "select actor, subject, after::text as facts from audit_entry where event = ? and action = ?",
                event,
                action);
    }

    @Test
    void is_a_csv_file_named_after_the_day_at_the_event() {
        clock.set(Instant.parse("2027-06-30T23:30:00Z"));

        export("csv")
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv; charset=utf-8; header=present"))
                .header("Content-Disposition", equalTo("attachment; filename=\"attendees-2027-07-01.csv\""))
                .header("Cache-Control", equalTo("no-store"))
                .body(equalTo("reference,status,full_name,badge_name,email,job_title,organisation,place_type,"
                        + "eligibility,registered_at,confirmed_at,checked_in_at\r\n"));
    }

    @Test
    void holds_everyone_who_has_a_place_and_nobody_else() {
        var reference = registrations.with(event, Map.of("email", "test.person@wigan.gov.uk", "badge_name", "李"));
        registrations.waiting(event, 2);
        registrations.confirmed(fixtures.anEventWithPlaces(10), 3);

        assertThat(csv())
                .hasSize(2)
                .last()
                .isEqualTo(List.of(
                        reference,
                        "confirmed",
                        "Test Person 1",
                        "李",
                        "test.person@wigan.gov.uk",
                        "Service designer",
                        "Wigan Council",
                        "public-sector",
                        "eligible",
                        "2027-03-01T09:00:01Z",
                        "2027-03-01T09:01:01Z",
                        ""));
    }

    @Test
    void takes_the_filters_of_the_list() {
        registrations.confirmed(event, 2);
        registrations.waiting(event, 3);
        registrations.with(event, Map.of("organisation", "100% Digital"));

        assertThat(csv("status", "waiting")).hasSize(1 + 3);
        assertThat(csv("status", "waiting,confirmed", "q", "wigan")).hasSize(1 + 5);
        assertThat(csv("q", "0%")).hasSize(1 + 1);
        assertThat(csv("checkedIn", "true")).hasSize(1);
        export("csv", "status", "lost").statusCode(422).body("errors.parameter", contains("status"));
    }

    @Test
    void holds_the_columns_asked_for_in_the_order_asked() {
        registrations.confirmed(event, 1);

        assertThat(csv("columns", "organisation, full_name"))
                .containsExactly(List.of("organisation", "full_name"), List.of("Wigan Council", "Test Person 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"normalised_email", "full_name,full_name", "FULL_NAME", "id"})
    void refuses_columns_that_are_not_for_export(String columns) {
        export("csv", "columns", columns)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.parameter", contains("columns"));
    }

    @Test
    void gives_back_every_name_as_it_was_given() {
        var name = "Ngũgĩ, \"the\r\nfirst\" 李";
        registrations.with(event, Map.of("full_name", name));

        assertThat(csv("columns", "full_name,status"))
                .containsExactly(List.of("full_name", "status"), List.of(name, "confirmed"));
    }

    @Test
    void guards_against_formulas_unless_a_machine_reads_it() {
        registrations.with(event, Map.of("full_name", "=HYPERLINK(\"x\")"));

        assertThat(csv("columns", "full_name,status").get(1)).first().isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(csv("columns", "full_name,status", "raw", "true").get(1))
                .first()
                .isEqualTo("=HYPERLINK(\"x\")");
    }

    @Test
    void is_json_too_with_the_same_rows() {
        registrations.with(event, Map.of("full_name", "=李 \"x\""));
        registrations.waiting(event, 1);

        export("json", "columns", "full_name,checked_in_at,registered_at")
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", equalTo("attachment; filename=\"attendees-2027-03-01.json\""))
                .header("Cache-Control", equalTo("no-store"))
                .body(equalTo("{\"items\":[{\"fullName\":\"=李 \\\"x\\\"\",\"checkedInAt\":null,"
                        + "\"registeredAt\":\"2027-03-01T09:00:01Z\"}]}"));
        export("json", "q", "nobody").body(equalTo("{\"items\":[]}"));
    }

    @Test
    void is_on_record_with_columns_and_filter_and_rows_but_nothing_personal() {
        registrations.confirmed(event, 3);
        csv("columns", "full_name,email", "q", "Wigan", "status", "confirmed,waiting");

        assertThat(audited("attendee export begun"))
                .containsEntry("actor", "organiser-token")
                .containsEntry("subject", "attendees.csv");
        assertThat(audited("attendees exported").get("facts"))
                .contains("\"rows\": 3", "\"complete\": true", "\"columns\": [\"full_name\", \"email\"]")
                .contains("\"status\": [\"waiting\", \"confirmed\"]", "\"freeText\": [\"q\"]")
                .doesNotContain("Wigan");
    }

    @Test
    void is_for_organisers_only() {
        var attendee = Applicants.register(fixtures, event, Applicants.form("export.attendee@wigan.gov.uk"));

        for (var format : List.of("csv", "json")) {
            given().get(FILE + format, event).then().statusCode(401);
            given().auth().oauth2(attendee).get(FILE + format, event).then().statusCode(403);
        }
        assertThat(fixtures.rows("select 1 from audit_entry where event = ? and action like '%export%'", event))
                .isEmpty();
    }

    @Test
    void knows_only_events_that_exist() {
        event = "no-such-event";

        export("csv").statusCode(404).contentType("application/problem+json");
        export("json").statusCode(404);
    }

    @Test
    void answers_with_a_problem_when_it_fails_before_the_first_row() {
        fixtures.update("alter table registration rename column job_title to job_title_hidden");
        try {
            export("csv")
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .header("Content-Disposition", equalTo(null))
                    .body(not(containsString("job_title")));
        } finally {
            fixtures.update("alter table registration rename column job_title_hidden to job_title");
        }
        assertThat(audited("attendees exported").get("facts")).contains("\"rows\": 0", "\"complete\": false");
    }
}
