package uk.dgnorth.booking;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static uk.dgnorth.application.Applicants.codeSentTo;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.mine;
import static uk.dgnorth.application.Applicants.prove;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.application.Applicants.submit;
import static uk.dgnorth.application.Applicants.submitted;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.bookable;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.room;

import biweekly.Biweekly;
import biweekly.ICalendar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class WishedSessionsTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Attendees attendees;

    @Inject
    ObjectMapper json;

    private AProgramme programme;

    @BeforeEach
    void aReleasedProgramme() {
        programme = programme(500);
    }

    private static AProgramme programme(int places) {
        return AProgramme.of(anEvent().withPlaces(places).with("offers", false).kept())
                .add("rooms", room("second-room", 40))
                .add("sessions", bookable("skills", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z", 1))
                .add(
                        "sessions",
                        changed(
                                bookable("twin", "2027-09-14T11:30:00Z", "2027-09-14T12:30:00Z", 1),
                                Map.of("room", "second-room")))
                .add("sessions", bookable("next", "2027-09-14T12:00:00Z", "2027-09-14T12:20:00Z", 2))
                .released();
    }

    @Test
    void are_booked_with_the_place_and_the_answer_and_the_letter_say_so() {
        attendees.one(programme.slug()).booked("next");
        attendees.one(programme.slug()).booked("skills");
        var email = "wishes.one@wigan.gov.uk";
        var pendingId = submitted(programme.slug(), wishing(email, "next", "skills", "next"));
        assertThat(List.of(stock("next"), stock("skills"))).containsExactly("1 0", "1 0");

        var token = prove(programme.slug(), pendingId, codeSentTo(fixtures, email))
                .statusCode(200)
                .body("registration.sessions", contains("next"))
                .body("registration.sessionsWaiting", contains("skills"))
                .body("registration.sessionsWished", empty())
                .extract()
                .<String>path("accessToken");

        mine(token).body("sessions", contains("next")).body("sessionsWaiting", contains("skills"));
        assertThat(List.of(stock("next"), stock("skills"))).containsExactly("2 0", "1 1");
        var text = fixtures.letters(email).get(0).get("text");
        assertThat(text)
                .contains(
                        "“Session skills” is full",
                        "on its waiting list",
                        "We have booked “Session next” for you: ",
                        "1pm to 1:20pm, Room small-room",
                        "sessions.ics");
        var file = calendars(email).get("sessions.ics");
        assertThat(file.getMethod().isPublish()).isTrue();
        assertThat(file.getEvents().get(0).getUid().getValue()).isEqualTo(uid("next"));
    }

    @Test
    void are_refused_with_their_pointer_where_they_cannot_be_booked() {
        submit(programme.slug(), wishing("wishes.two@wigan.gov.uk", "next", "skills", "no-such", "opening", "twin"))
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-registration"))
                .body("errors.pointer", contains("#/sessions/2", "#/sessions/3", "#/sessions/4"))
                .body("errors.detail[0]", equalTo("There is no such session to book"))
                .body("errors.detail[2]", equalTo("It overlaps with “Session next”. Choose one of the two"));
        submit(
                        programme.slug(),
                        wishing(
                                "wishes.two@wigan.gov.uk",
                                IntStream.range(0, 21).mapToObj(i -> "s" + i).toArray(String[]::new)))
                .statusCode(422)
                .body("errors.pointer", contains("#/sessions"));
        submit(programme.slug(), wishing("wishes.two@wigan.gov.uk", "Not A Slug"))
                .statusCode(422)
                .body("errors.pointer", contains("#/sessions/0"));
        assertThat(fixtures.letters("wishes.two@wigan.gov.uk")).isEmpty();
    }

    @Test
    void wait_with_their_owner_for_a_place_at_the_event_and_are_booked_with_it() {
        programme = programme(1);
        var first = register(fixtures, programme.slug(), wishing("wishes.first@wigan.gov.uk", "skills"));
        var email = "wishes.three@wigan.gov.uk";
        var token = register(fixtures, programme.slug(), wishing(email, "skills", "next"));
        mine(token)
                .body("status", equalTo("waiting"))
                .body("sessions", empty())
                .body("sessionsWished", contains("next", "skills"));

        cancel(first);

        mine(token)
                .body("status", equalTo("confirmed"))
                .body("sessions", contains("skills", "next"))
                .body("sessionsWished", empty());
        assertThat(List.of(stock("next"), stock("skills"))).containsExactly("1 0", "1 0");
        var letter = fixtures.letters(email).get(0);
        assertThat(letter).containsEntry("kind", "place-found");
        assertThat(letter.get("text")).contains("We have booked “Session skills” for you");
        assertThat(calendars(email).get("sessions.ics").getEvents()).hasSize(2);
    }

    @Test
    void are_booked_when_an_offered_place_is_accepted() {
        programme = programme(1);
        fixtures.update("update event set offers = true where slug = ?", programme.slug());
        var first = register(fixtures, programme.slug(), wishing("wishes.holder@wigan.gov.uk", "skills"));
        var token = register(fixtures, programme.slug(), wishing("wishes.offered@wigan.gov.uk", "skills", "next"));

        cancel(first);
        mine(token)
                .body("status", equalTo("offered"))
                .body("sessions", empty())
                .body("sessionsWished", contains("next", "skills"));
        given().auth()
                .oauth2(token)
                .post("/api/v1/registrations/me/offer/acceptance")
                .then()
                .statusCode(200);

        mine(token).body("status", equalTo("confirmed")).body("sessions", contains("skills", "next"));
    }

    @Test
    void are_booked_when_a_person_approves() {
        var email = "wishes.four@northumbria-housing.org.uk";
        var form = formWithReferral(email);
        form.put("sessions", List.of("next"));
        var token = register(fixtures, programme.slug(), form);
        String reference = mine(token)
                .body("status", equalTo("referred"))
                .body("sessionsWished", contains("next"))
                .extract()
                .path("reference");

        asOrganiser()
                .body(Map.of("outcome", "approve", "reason", "Owned by the council", "scope", "person"))
                .post(programme.path() + "/registrations/" + reference + "/decision")
                .then()
                .statusCode(200);

        mine(token).body("status", equalTo("confirmed")).body("sessions", contains("next"));
        assertThat(fixtures.letters(email).get(0).get("text")).contains("We have booked “Session next” for you");
    }

    @Test
    void that_a_release_changed_meanwhile_are_booked_as_far_as_they_can_be() {
        var email = "wishes.five@wigan.gov.uk";
        var pendingId = submitted(programme.slug(), wishing(email, "inclusion", "skills", "next"));
        programme
                .change(
                        "sessions",
                        "next",
                        Map.of(
                                "startsAt",
                                "2027-09-14T11:30:00Z",
                                "endsAt",
                                "2027-09-14T12:00:00Z",
                                "room",
                                "main-hall"))
                .remove("sessions", "inclusion")
                .released();

        prove(programme.slug(), pendingId, codeSentTo(fixtures, email))
                .body("registration.sessions", contains("skills"))
                .body("registration.sessionsWaiting", empty());

        assertThat(fixtures.letters(email).get(0).get("text"))
                .contains(
                        "We have booked “Session skills” for you",
                        "We have not booked “Session next”, because it now overlaps with Session skills.",
                        "A session that you asked for is no longer in the programme.");
    }

    @Test
    void are_told_in_welsh_to_those_who_read_it() {
        var email = "wishes.welsh@wigan.gov.uk";
        var form = wishing(email, "next");
        form.put("language", "cy");

        register(fixtures, programme.slug(), form);

        assertThat(fixtures.letters(email).get(0).get("text")).contains("Rydym wedi cadw lle ichi yn “Session next”");
    }

    @Test
    void leave_the_calendar_when_the_registration_is_cancelled() {
        var email = "wishes.six@wigan.gov.uk";
        var token = register(fixtures, programme.slug(), wishing(email, "skills", "next"));
        var sent = calendars(email).get("sessions.ics");

        cancel(token);

        mine(token).body("sessions", empty());
        assertThat(fixtures.letters(email).get(0).get("text")).contains("event.ics", "The other attached files");
        var files = calendars(email);
        assertThat(files).containsOnlyKeys("event.ics", "cancelled-next.ics", "cancelled-skills.ics");
        for (var booked : sent.getEvents()) {
            var file = files.get("cancelled-" + booked.getUid().getValue().replaceFirst("\\..*", "") + ".ics");
            assertThat(file.getMethod().isCancel()).isTrue();
            assertThat(file.getEvents()).hasSize(1);
            var gone = file.getEvents().get(0);
            assertThat(gone.getUid().getValue()).isEqualTo(booked.getUid().getValue());
            assertThat(gone.getStatus().isCancelled()).isTrue();
            assertThat(gone.getSequence().getValue())
                    .isEqualTo(booked.getSequence().getValue() + 1);
        }
        assertThat(List.of(stock("next"), stock("skills"))).containsExactly("0 0", "0 0");
    }

    private static Map<String, Object> wishing(String email, String... sessions) {
        var form = form(email);
        form.put("sessions", List.of(sessions));
        return form;
    }

    private static void cancel(String token) {
        given().auth()
                .oauth2(token)
                .post("/api/v1/registrations/me/cancellation")
                .then()
                .statusCode(200);
    }

    private String uid(String session) {
        return session + "." + programme.slug() + "@localhost";
    }

    /** Taken and waiting. */
    private String stock(String session) {
        var row = fixtures.row(
                "select taken, waiting from session_stock where session = ? and event_id = (select id from event where slug = ?)",
                session,
                programme.slug());
        return row.get("taken") + " " + row.get("waiting");
    }

    /** The calendar files of the newest letter by name, read by another library than wrote them. */
    private Map<String, ICalendar> calendars(String email) {
        var files = new TreeMap<String, ICalendar>();
        var attachments = fixtures.row(
                        "select attachments from outbox_message where recipient = ? order by id desc limit 1", email)
                .get("attachments");
        try {
            for (var file : json.readTree(attachments)) {
                var name = file.get("name").asText();
                if (name.endsWith(".ics")) {
                    var content = Base64.getDecoder().decode(file.get("content").asText());
                    files.put(name, Biweekly.parse(new String(content, UTF_8)).first());
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return files;
    }
}
