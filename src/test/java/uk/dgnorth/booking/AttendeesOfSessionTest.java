package uk.dgnorth.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.bookable;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.booking.Attendees.Attendee;
import uk.dgnorth.programme.AProgramme;

/** Who comes to one session, for organisers. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttendeesOfSessionTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Attendees attendees;

    private AProgramme programme;
    private Attendee booked;

    @BeforeEach
    void oneWhoBookedOneWhoWaitsAndOneWhoDoesNeither() {
        programme = aProgramme()
                .add("sessions", bookable("skills", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z", 1))
                .released();
        booked = attendees.one(programme.slug()).booked("skills");
        attendees.one(programme.slug()).book("skills").body("state", equalTo("waiting"));
        attendees.one(programme.slug());
    }

    @Test
    void the_list_shows_those_who_hold_a_place_in_it() {
        var list = programme.path() + "/registrations";

        asOrganiser().get(list + "?session=skills").then().body("items.reference", contains(booked.reference()));
        asOrganiser().get(list + "?session=opening").then().statusCode(200).body("items", empty());
        asOrganiser()
                .get(list + "?session=no-such")
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("session"));
        asOrganiser()
                .get(programme.path() + "/attendees.csv?session=no-such")
                .then()
                .statusCode(422);
    }

    @Test
    void a_file_has_them_with_the_guard_against_formulas_and_is_on_record() {
        fixtures.update("update registration set full_name = '=1+1' where id = ?", booked.id());
        var file = programme.path() + "/sessions/skills/attendees.csv";

        asOrganiser()
                .get(file + "?columns=reference,full_name")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/csv; charset=utf-8; header=present")
                .header("Content-Disposition", equalTo("attachment; filename=\"attendees-skills-2027-03-01.csv\""))
                .header("Cache-Control", equalTo("no-store"))
                .body(equalTo("reference,full_name\r\n" + booked.reference() + ",'=1+1\r\n"));
        asOrganiser().get(file + "?columns=full_name&raw=true").then().body(containsString("\r\n=1+1"));
        assertThat(fixtures.rows(
                        "select after::text as facts from audit_entry where event = ? and action = 'attendees exported'",
                        programme.slug()))
                .first()
                .satisfies(entry -> assertThat(entry.get("facts")).contains("\"session\": \"skills\"", "\"rows\": 1"));
    }

    @Test
    void it_is_for_organisers_and_of_a_session_that_is_there() {
        var file = programme.path() + "/sessions/skills/attendees.csv";

        given().get(file).then().statusCode(401);
        given().auth().oauth2(booked.token()).get(file).then().statusCode(403);
        asOrganiser()
                .get(programme.path() + "/sessions/no-such/attendees.csv")
                .then()
                .statusCode(404);
        asOrganiser().get(file + "?columns=needs").then().statusCode(422);
    }
}
