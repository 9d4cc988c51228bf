package uk.dgnorth.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import uk.dgnorth.event.AnEvent;
import uk.dgnorth.programme.AProgramme;

/** The exchange format of c3voc and frab; the schemas that it publishes judge, where the tests are told where they are. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExchangeTest {

    private static final String SCHEMAS = "dgn.test.schedule-exchange";
    private static final String MARKUP = "</script><b>\"Tea\" & 'cake'</b> {title} ]]> \uD83C\uDF70 Ngũgĩ";

    @Test
    void a_programme_with_everything_is_valid() throws Exception {
        assertValid(full().released());
    }

    @Test
    void a_programme_without_anything_is_valid() throws Exception {
        assertValid(aProgramme());
    }

    @Test
    void the_shortest_names_and_zones_of_any_shape_are_valid() throws Exception {
        for (var zone : List.of("UTC", "Etc/GMT+5", "EST5EDT", "America/Argentina/Buenos_Aires", "America/New_York")) {
            var event = anEvent().with("timezone", zone).kept();
            assertValid(AProgramme.of(event)
                    .add("sessions", session("a", "2027-09-14T12:00:00Z", "2027-09-14T12:30:00Z"))
                    .released());
        }
        assertValid(AProgramme.of(anEvent().with("slug", "q").kept()).released());
    }

    @Test
    void both_say_the_same_of_a_session() {
        var programme = full().released();

        var json = json(programme);
        var xml = xml(programme);

        var conference = "schedule.conference.";
        assertThat(json.getString("schedule.version")).isEqualTo("1");
        assertThat(json.getString(conference + "time_zone_name")).isEqualTo("Europe/London");
        assertThat(json.getInt(conference + "daysCount")).isOne();
        var opening = conference + "days[0].rooms.'Room main-hall'[0].";
        assertThat(json.getString(opening + "title")).isEqualTo(MARKUP);
        assertThat(json.getString(opening + "date")).isEqualTo("2027-09-14T09:30:00+01:00");
        assertThat(json.getString(opening + "start")).isEqualTo("09:30");
        assertThat(json.getString(opening + "duration")).isEqualTo("00:45");
        assertThat(json.getString(opening + "persons[0].name")).isEqualTo("Speaker to be announced, Wigan Council");
        assertThat(json.getList(conference + "days[0].rooms.'Central Hall'.title"))
                .containsExactly("Session lunch");
        assertThat(xml.getString("schedule.conference.acronym")).isEqualTo(json.getString(conference + "acronym"));
        var event = "schedule.day.room.find { it.@name == 'Room main-hall' }.event[0].";
        for (var member : List.of("title", "date", "start", "duration", "slug", "track", "type", "url")) {
            assertThat(xml.getString(event + member)).as(member).isEqualTo(json.getString(opening + member));
        }
        assertThat(xml.getString(event + "@guid")).isEqualTo(json.getString(opening + "guid"));
        assertThat(xml.getInt(event + "@id")).isEqualTo(json.getInt(opening + "id"));
    }

    @Test
    void ids_stay_from_release_to_release() {
        var programme = aProgramme().released();
        var path = "schedule.conference.days[0].rooms.'Room main-hall'[0].";
        var before = json(programme);

        programme
                .change("sessions", "opening", Map.of("title", "Welcome"))
                .add("sessions", session("a-first", "2027-09-14T14:00:00Z", "2027-09-14T14:30:00Z"))
                .released();

        var after = json(programme);
        assertThat(after.getString(path + "title")).isEqualTo("Welcome");
        assertThat(after.getString(path + "guid")).isEqualTo(before.getString(path + "guid"));
        assertThat(after.getInt(path + "id")).isEqualTo(before.getInt(path + "id"));
    }

    /** The clocks go back at 01:00Z on 31 October 2027, which is 2am before and 1am after. */
    @Test
    void days_and_times_are_right_over_a_change_of_clocks() throws Exception {
        var event = over31October("Europe/London");
        var programme = AProgramme.of(event)
                .add("sessions", session("night", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"))
                .add("sessions", session("evening", "2027-10-31T23:30:00Z", "2027-11-01T00:30:00Z"))
                .released();

        assertValid(programme);
        var json = json(programme);
        var day = "schedule.conference.days.find { it.date == '2027-10-31' }.";
        assertThat(json.getString(day + "day_start")).isEqualTo("2027-10-31T00:00:00+01:00");
        assertThat(json.getString(day + "day_end")).isEqualTo("2027-11-01T00:00:00Z");
        var talks = day + "rooms.'Room main-hall'";
        assertThat(json.getList(talks + ".date")).containsExactly("2027-10-31T01:30:00+01:00", "2027-10-31T23:30:00Z");
        assertThat(json.getList(talks + ".end")).containsExactly("2027-10-31T01:30:00Z", "2027-11-01T00:30:00Z");
        assertThat(json.getList(talks + ".duration")).containsExactly("01:00", "01:00");
    }

    @Test
    void days_are_those_of_the_events_own_zone() {
        var programme = AProgramme.of(over31October("America/New_York"))
                .add("sessions", session("night", "2027-10-31T03:30:00Z", "2027-10-31T04:30:00Z"))
                .released();

        assertThat(
                        json(programme)
                                .getList(
                                        "schedule.conference.days.find { it.date == '2027-10-30' }.rooms.'Room main-hall'.date"))
                .containsExactly("2027-10-30T23:30:00-04:00");
    }

    private static AnEvent over31October(String zone) {
        return anEvent()
                .with("timezone", zone)
                .with("startsAt", "2027-09-14T08:30:00Z")
                .with("endsAt", "2027-11-01T16:00:00Z")
                .kept();
    }

    private static AProgramme full() {
        return aProgramme()
                .change(
                        "sessions",
                        "opening",
                        Map.of(
                                "title",
                                MARKUP,
                                "abstract",
                                "One.\n\n" + MARKUP,
                                "resources",
                                List.of(Map.of("label", MARKUP, "url", "https://example.org/a?b=c&d=e"))))
                .change("rooms", "main-hall", Map.of("location", "First floor"))
                .add("sessions", lunch());
    }

    private static Map<String, Object> lunch() {
        var lunch = changed(
                session("lunch", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z"),
                Map.of("format", "break", "speakers", List.of()));
        lunch.remove("room");
        lunch.remove("track");
        lunch.remove("abstract");
        return lunch;
    }

    private static JsonPath json(AProgramme programme) {
        return given().get(programme.path() + "/schedule.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }

    private static XmlPath xml(AProgramme programme) {
        return given().get(programme.path() + "/schedule.xml")
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .extract()
                .xmlPath();
    }

    private static void assertValid(AProgramme programme) throws IOException, SAXException {
        var json = given().get(programme.path() + "/schedule.json").asString();
        assertThat(jsonSchema().validate(new ObjectMapper().readTree(json)))
                .as(json)
                .isEmpty();
        var xml = given().get(programme.path() + "/schedule.xml").asString();
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema("schedule.xml.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static JsonSchema jsonSchema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V6)
                .getSchema(new ObjectMapper().readTree(Files.readString(schema("schedule.schema.json"))));
    }

    private static Path schema(String file) {
        var folder = System.getProperty(SCHEMAS);
        Assumptions.assumeTrue(
                folder != null, "Set -D" + SCHEMAS + "=<folder> to the published schemas to check the exchange files");
        return Path.of(folder, file);
    }
}
