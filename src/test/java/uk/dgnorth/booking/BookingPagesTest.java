package uk.dgnorth.booking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.bookable;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.room;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.booking.Attendees.Attendee;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingPagesTest {

    private static final String HERE = "/your-registration/sessions";
    private static final Pattern ADDRESS = Pattern.compile("http://[^\"<]*(/calendar/[^\"<]*\\.ics)");

    @Inject
    Fixtures fixtures;

    @Inject
    Attendees attendees;

    private AProgramme programme;
    private Attendee attendee;
    private Cookie session;

    @BeforeEach
    void anAttendee() {
        programme = aProgramme()
                .add("rooms", room("second-room", 40))
                .add("sessions", bookable("skills", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z", 1))
                .add(
                        "sessions",
                        changed(
                                bookable("twin", "2027-09-14T11:30:00Z", "2027-09-14T12:30:00Z", 1),
                                Map.of("room", "second-room", "title", "A <b>bold</b> title")))
                .released();
        attendee = attendees.one(programme.slug());
        session = given().redirects()
                .follow(false)
                .post("/your-registration/{token}", attendee.token())
                .getDetailedCookie("registration");
    }

    @Test
    void lead_from_the_registration_to_a_booked_session() {
        assertThat(browser().get("/your-registration").asString()).contains("href=\"" + HERE + "\"");
        var page = browser().get(HERE);
        page.then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body(containsString("You have not chosen any sessions."))
                .body(containsString("Book Session skills"))
                .body(containsString("A &lt;b&gt;bold&lt;/b&gt; title"));
        ValidHtml.check(page.asString(), HERE);

        browser()
                .post(HERE + "/skills/booking")
                .then()
                .statusCode(303)
                .header("Location", equalTo(HERE + "?done=booked"));

        var after = browser().get(HERE + "?done=booked");
        after.then()
                .body(containsString("You have booked the session"))
                .body(containsString("midday to 1pm"))
                .body(containsString("You have booked Session skills at that time."));
        ValidHtml.check(after.asString(), HERE);
        assertThat(attendee.states()).containsExactly("skills booked");
    }

    @Test
    void swap_wait_and_give_up() {
        attendee.booked("skills");
        browser()
                .formParam("instead", "skills")
                .post(HERE + "/twin/booking")
                .then()
                .statusCode(303);
        assertThat(attendee.states()).containsExactly("twin booked");

        attendees.one(programme.slug()).booked("skills");
        browser()
                .post(HERE + "/skills/booking")
                .then()
                .statusCode(409)
                .body(containsString("You have another session at that time"));
        browser()
                .formParam("instead", "twin")
                .post(HERE + "/skills/booking")
                .then()
                .statusCode(409)
                .body(containsString("The session is full"));
        browser()
                .formParam("wait", "yes")
                .post(HERE + "/skills/booking")
                .then()
                .header("Location", equalTo(HERE + "?done=waiting"));
        assertThat(attendee.states()).containsExactly("skills waiting", "twin booked");
        browser().get(HERE).then().body(containsString("On the waiting list, number 1"));

        browser().post(HERE + "/twin/giving-up").then().statusCode(303);
        browser().post(HERE + "/skills/giving-up").then().statusCode(303);
        browser().post(HERE + "/skills/giving-up").then().statusCode(303);
        assertThat(attendee.states()).isEmpty();
        browser().post(HERE + "/no-such-session/booking").then().statusCode(404);
    }

    @Test
    void who_clicks_to_wait_gives_nothing_up_where_a_place_came_free() {
        attendee.booked("skills");

        browser().formParam("wait", "yes").post(HERE + "/twin/booking").then().statusCode(409);

        assertThat(attendee.states()).containsExactly("skills booked");
    }

    @Test
    void ask_to_choose_where_a_release_made_two_overlap() {
        attendee.booked("inclusion").booked("skills");
        programme
                .change(
                        "sessions",
                        "inclusion",
                        Map.of(
                                "startsAt",
                                "2027-09-14T11:00:00Z",
                                "endsAt",
                                "2027-09-14T11:30:00Z",
                                "room",
                                "main-hall"))
                .released();

        var page = browser().get(HERE);

        page.then()
                .body(containsString("You need to choose: it overlaps with Session skills"))
                .body(containsString("Keep Session inclusion and give up Session skills"));
        ValidHtml.check(page.asString(), HERE);
        browser()
                .formParam("instead", "skills")
                .post(HERE + "/inclusion/booking")
                .then()
                .statusCode(303);
        assertThat(attendee.states()).containsExactly("inclusion booked");
    }

    @Test
    void speak_welsh() {
        attendee.booked("skills");

        var page = browser().get(HERE + "?lang=cy");

        page.then().body(containsString("Eich sesiynau")).body(containsString("Ildio Session skills"));
        ValidHtml.check(page.asString(), HERE);
    }

    @Test
    void change_what_everybody_sees_of_the_places_that_are_left() {
        var skills = programme.path() + "/sessions/skills";
        given().get(skills).then().body("placesLeft", equalTo(1));
        given().get("/events/" + programme.slug() + "/sessions/skills").then().body(containsString("Places left: 1"));
        given().get(programme.path() + "/sessions/opening").then().body("placesLeft", nullValue());

        attendee.booked("skills");

        given().get(skills).then().body("placesLeft", equalTo(0));
        given().get(programme.path() + "/programme")
                .then()
                .body("items.find { it.slug == 'skills' }.placesLeft", equalTo(0))
                .body("items.find { it.slug == 'inclusion' }.placesLeft", equalTo(30));
        given().get("/events/" + programme.slug() + "/sessions/skills")
                .then()
                .body(containsString("All places are taken."));
    }

    @Test
    void give_a_calendar_that_says_of_a_session_what_the_public_one_says() {
        attendee.booked("skills");
        var feed = given().get(address(browser().post(HERE + "/calendar"))).asString();
        var published = given().get(programme.path() + "/sessions/skills.ics").asString();

        assertThat(feed).contains(entry(published));
    }

    private static String entry(String calendar) {
        return calendar.substring(calendar.indexOf("BEGIN:VEVENT"), calendar.indexOf("END:VEVENT"));
    }

    @Test
    void give_a_calendar_that_follows_and_can_be_replaced_and_removed() {
        attendee.booked("skills");
        var first = address(browser().post(HERE + "/calendar"));

        var feed = given().get(first);
        feed.then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .header("Cache-Control", equalTo("private, no-store"));
        assertThat(feed.asString()).doesNotContain("Test Person", attendee.email());
        assertThat(uids(feed))
                .containsExactlyInAnyOrder(
                        attendee.reference() + "@localhost", "skills." + programme.slug() + "@localhost");
        given().head(first).then().statusCode(200);

        programme
                .change(
                        "sessions",
                        "skills",
                        Map.of("startsAt", "2027-09-14T14:00:00Z", "endsAt", "2027-09-14T15:00:00Z"))
                .released();
        var moved = events(given().get(first)).get(1);
        assertThat(moved.getSequence().getValue()).isOne();
        assertThat(moved.getDateStart().getValue().toInstant()).isEqualTo("2027-09-14T14:00:00Z");
        assertThat(fixtures.row(
                                "select encode(token_hash, 'escape') as kept from calendar_feed where registration_id = ?",
                                attendee.id())
                        .get("kept"))
                .doesNotContain(first.substring("/calendar/".length(), first.length() - 4));

        var second = address(browser().post(HERE + "/calendar"));
        given().get(first).then().statusCode(404);
        given().get(second).then().statusCode(200);
        browser().get(HERE).then().body(containsString("Remove the address"));

        browser().post(HERE + "/calendar/removal").then().statusCode(303);
        given().get(second).then().statusCode(404);
        given().get("/calendar/guessed.ics").then().statusCode(404);
    }

    private static List<VEvent> events(Response feed) {
        return Biweekly.parse(feed.asString()).first().getEvents();
    }

    private static List<String> uids(Response feed) {
        return events(feed).stream().map(entry -> entry.getUid().getValue()).toList();
    }

    private static String address(Response page) {
        var match = ADDRESS.matcher(page.then().statusCode(200).extract().asString());
        assertThat(match.find()).isTrue();
        return URI.create(match.group(1)).getPath();
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).cookie(session).accept("text/html");
    }
}
