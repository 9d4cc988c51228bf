package uk.dgnorth.speaker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.speaker.ASpeaker.aSpeaker;
import static uk.dgnorth.speaker.ASpeaker.anAddress;
import static uk.dgnorth.speaker.ASpeaker.browser;
import static uk.dgnorth.speaker.ASpeaker.signIn;
import static uk.dgnorth.upload.SomeFiles.jpeg;
import static uk.dgnorth.upload.SomeFiles.pdf;
import static uk.dgnorth.upload.SomeFiles.svg;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.programme.AProgramme;

/** The photo and the slides that speakers send themselves. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpeakerFilesTest {

    private static final String ME = "/api/v1/speakers/me";
    private static final String ALT = "At a lectern";
    private static final int SELECTS_AT_MOST = 11;

    @Inject
    Fixtures fixtures;

    private ASpeaker speaker;
    private String session;

    @BeforeEach
    void anAcceptedSpeaker() {
        speaker = aSpeaker(fixtures);
        session = speaker.accepted();
    }

    @Test
    void a_photo_is_sent_shown_replaced_and_removed() {
        assertThat(state("photo")).isEqualTo("To do");
        sendPhoto(jpeg(), ALT).then().statusCode(303);

        assertThat(state("photo")).isEqualTo("Done");
        var image = page("/photo").selectFirst("main img");
        assertThat(image.attr("alt")).isEqualTo(ALT);
        browser(session)
                .get(image.attr("src"))
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", "no-store");
        sendPhoto(jpeg(), "With <b>a</b> \"microphone\"").then().statusCode(303);
        var replaced = page("/photo").selectFirst("main img");
        assertThat(replaced.attr("alt")).isEqualTo("With <b>a</b> \"microphone\"");
        assertThat(replaced.attr("src"))
                .as("so that no browser shows the old one")
                .isNotEqualTo(image.attr("src"));

        browser(session).post(speaker.path() + "/photo/removal").then().statusCode(303);
        browser(session).post(speaker.path() + "/photo/removal").then().statusCode(303);
        assertThat(state("photo")).isEqualTo("To do");
        assertThat(page("/photo").select("main img")).isEmpty();
        browser(session).get(speaker.path() + "/photo/image").then().statusCode(404);
    }

    @Test
    void a_refused_photo_says_why_at_its_field_and_what_was_there_stays() {
        sendPhoto(jpeg(), ALT).then().statusCode(303);

        var nothing = sendPhoto(new byte[0], "", "");
        var drawing = sendPhoto(svg(), "A drawing");
        var wordless = sendPhoto(jpeg(), "x".repeat(301));
        var control = sendPhoto(jpeg(), "a\u0000b");

        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(errors(nothing))
                .containsExactly(
                        "#photo Choose a photo",
                        "#alt Describe the photo in one line of 1 to 300 characters, for people who cannot see it");
        assertThat(Jsoup.parse(nothing.asString()).title()).startsWith("Error: Your photo");
        assertThat(errors(drawing)).containsExactly("#photo The file is not a photo. Choose a JPEG or PNG file.");
        assertThat(Jsoup.parse(drawing.asString()).getElementById("alt").val()).isEqualTo("A drawing");
        assertThat(errors(wordless)).hasSize(1);
        assertThat(control.statusCode()).isEqualTo(422);
        assertThat(page("/photo").selectFirst("main img").attr("alt")).isEqualTo(ALT);
    }

    @Test
    void slides_are_sent_for_each_session_replaced_and_removed() {
        speaker.programme().change("sessions", "inclusion", Map.of("speakers", List.of(ASpeaker.SLUG)));
        sendSlides("opening", pdf(), "").then().statusCode(303);
        assertThat(state("slides")).isEqualTo("To do");

        sendSlides("inclusion", pdf(), "yes").then().statusCode(303);

        assertThat(state("slides")).isEqualTo("Done");
        assertThat(page("/sessions").text()).contains("Slides: PDF, 0.1 MB");
        assertThat(page("/sessions/opening/slides").text()).contains("Only the organisers can open them");
        assertThat(page("/sessions/inclusion/slides").text()).contains("Everybody can download them");
        speaker.programme().released();
        given().get(speaker.programme().path() + "/sessions/opening/slides")
                .then()
                .statusCode(404);
        given().get(speaker.programme().path() + "/sessions/inclusion/slides")
                .then()
                .statusCode(200);

        browser(session)
                .post(speaker.path() + "/sessions/inclusion/slides/removal")
                .then()
                .statusCode(303);
        assertThat(state("slides")).isEqualTo("To do");
        given().get(speaker.programme().path() + "/sessions/inclusion/slides")
                .then()
                .statusCode(404);
    }

    @Test
    void refused_slides_say_why_and_keep_the_answer() {
        var nothing = sendSlides("opening", "", new byte[0], "yes");
        var text = sendSlides("opening", "<html>".getBytes(StandardCharsets.US_ASCII), "");

        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(errors(nothing)).containsExactly("#slides Choose a file");
        assertThat(Jsoup.parse(nothing.asString()).getElementById("published").hasAttr("checked"))
                .isTrue();
        assertThat(errors(text)).containsExactly("#slides The file is not a PDF or a PowerPoint presentation (.pptx).");
        assertThat(state("slides")).isEqualTo("To do");
    }

    /** Only announced: the service says no before the file is on its way. */
    @Test
    void a_form_that_is_far_too_large_is_refused_in_words() throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write("""
                            POST %s/sessions/opening/slides HTTP/1.1
                            Host: localhost
                            Cookie: speaker=%s
                            Accept: text/html
                            Content-Type: multipart/form-data; boundary=b
                            Content-Length: 51000001
                            Connection: close

                            """.formatted(speaker.path(), session)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

            var answer = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8)
                    .useDelimiter("</html>")
                    .next();

            assertThat(answer).startsWith("HTTP/1.1 413").contains("What you sent is too large");
        }
    }

    @Test
    void a_delegate_sends_files_and_the_trail_tells_who_did() {
        var assistant = anAddress();
        browser(session)
                .formParam("email", assistant)
                .post(speaker.path() + "/delegates")
                .then()
                .statusCode(303);
        session = signIn(fixtures, assistant);

        sendPhoto(jpeg(), ALT).then().statusCode(303);
        sendSlides("opening", pdf(), "").then().statusCode(303);

        assertThat(fixtures.rows(
                        "select action, actor from audit_entry where event = ? and actor like 'delegate-%'"
                                + " and action like '% uploaded' order by id",
                        speaker.programme().slug()))
                .extracting(row -> row.get("action"))
                .containsExactly("photo uploaded", "slides uploaded");
    }

    @Test
    void programs_send_and_remove_the_same_files() {
        var token = ASpeaker.token(fixtures, speaker.email());

        as(token)
                .multiPart("photo", "../me.jpg", jpeg())
                .multiPart("alt", ALT)
                .put(ME + "/photo")
                .then()
                .statusCode(200)
                .body("alt", equalTo(ALT));
        as(token)
                .multiPart("slides", "s.pdf", pdf())
                .multiPart("published", "true")
                .put(ME + "/sessions/opening/slides")
                .then()
                .statusCode(200)
                .body("format", equalTo("pdf"))
                .body("published", equalTo(true));
        as(token)
                .get(ME)
                .then()
                .body("photo.alt", equalTo(ALT))
                .body("tasks.find { it.name == 'photo' }.state", equalTo("done"))
                .body("tasks.find { it.name == 'slides' }.state", equalTo("done"));
        as(token).get(ME + "/sessions/opening").then().body("slides.format", equalTo("pdf"));
        as(token)
                .multiPart("photo", "me.svg", svg())
                .multiPart("alt", ALT)
                .put(ME + "/photo")
                .then()
                .statusCode(422)
                .body("errors.parameter", equalTo(List.of("photo")));

        for (int i = 0; i < 2; i++) {
            as(token).delete(ME + "/photo").then().statusCode(204);
            as(token).delete(ME + "/sessions/opening/slides").then().statusCode(204);
        }
        as(token).get(ME).then().body("photo", nullValue()).body("tasks", notNullValue());
        as(token).get(ME + "/sessions/opening").then().body("slides", nullValue());
    }

    @Test
    void what_was_read_can_be_sent_back_with_its_files() {
        var token = ASpeaker.token(fixtures, speaker.email());
        sendPhoto(jpeg(), ALT).then().statusCode(303);
        sendSlides("opening", pdf(), "").then().statusCode(303);

        for (var path : List.of(ME, ME + "/sessions/opening")) {
            var read = as(token).get(path);
            as(token)
                    .contentType("application/json")
                    .header("If-Match", read.header("ETag"))
                    .body(read.asString())
                    .patch(path)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void files_of_others_are_not_there_by_any_method() {
        var other = aSpeaker(fixtures);
        var theirs = other.accepted();
        browser(theirs)
                .multiPart("photo", "me.jpg", jpeg())
                .multiPart("alt", ALT)
                .post(other.path() + "/photo")
                .then()
                .statusCode(303);
        browser(theirs)
                .multiPart("slides", "s.pdf", pdf())
                .post(other.path() + "/sessions/opening/slides")
                .then()
                .statusCode(303);
        asOrganiser()
                .contentType("multipart/form-data")
                .multiPart("slides", "s.pdf", pdf())
                .put(speaker.programme().path() + "/sessions/inclusion/slides")
                .then()
                .statusCode(200);

        for (var path : List.of(
                other.path() + "/photo",
                other.path() + "/photo/image",
                other.path() + "/sessions/opening/slides",
                speaker.path() + "/sessions/inclusion/slides",
                speaker.path() + "/sessions/nothing/slides")) {
            browser(session).get(path).then().statusCode(404);
            browser(session).head(path).then().statusCode(404);
        }
        for (var path : List.of(
                other.path() + "/photo",
                other.path() + "/sessions/opening/slides",
                speaker.path() + "/sessions/inclusion/slides",
                speaker.path() + "/sessions/nothing/slides")) {
            browser(session)
                    .multiPart("photo", "me.jpg", jpeg())
                    .multiPart("alt", "Mine")
                    .multiPart("slides", "s.pdf", pdf())
                    .post(path)
                    .then()
                    .statusCode(404);
            browser(session).post(path + "/removal").then().statusCode(404);
        }
        var token = ASpeaker.token(fixtures, speaker.email());
        var event = "?event=" + other.programme().slug();
        for (var path : List.of(
                "/photo" + event,
                "/sessions/opening/slides" + event,
                "/sessions/inclusion/slides",
                "/sessions/nothing/slides")) {
            as(token)
                    .multiPart("photo", "me.jpg", jpeg())
                    .multiPart("alt", "Mine")
                    .multiPart("slides", "s.pdf", pdf())
                    .put(ME + path)
                    .then()
                    .statusCode(404);
            as(token).delete(ME + path).then().statusCode(404);
        }
        browser(theirs)
                .get(other.path() + "/photo")
                .then()
                .statusCode(200)
                .body(containsString(ALT))
                .body(not(containsString("Mine")));
        asOrganiser()
                .get(speaker.programme().path() + "/sessions/inclusion/slides")
                .then()
                .statusCode(200);
    }

    @Test
    void the_progress_of_many_costs_no_more_statements_than_that_of_one() {
        fixtures.update("create extension if not exists pg_stat_statements");
        var many = AProgramme.aProgramme();
        for (int i = 0; i < 20; i++) {
            many.add("speakers", AProgramme.speaker("speaker-" + i));
            many.add(
                    "sessions",
                    AProgramme.changed(
                            AProgramme.session("session-" + i, "2027-09-14T10:30:00Z", "2027-09-14T11:00:00Z"),
                            Map.of("speakers", List.of("speaker-" + i))));
            var of = ASpeaker.of(fixtures, many, "speaker-" + i);
            asOrganiser()
                    .post(many.path() + "/speakers/speaker-" + i + "/invitation")
                    .then()
                    .statusCode(202);
            browser(browser()
                            .post("/speaker/invitations/" + ASpeaker.invitationTo(fixtures, of.email()))
                            .cookie("speaker"))
                    .multiPart("slides", "s.pdf", pdf())
                    .post(of.path("speaker-" + i) + "/sessions/session-" + i + "/slides")
                    .then()
                    .statusCode(303);
        }

        var forOne = selects(speaker.programme());
        var forMany = selects(many);

        assertThat(forMany).isEqualTo(forOne).isLessThanOrEqualTo(SELECTS_AT_MOST);
        asOrganiser()
                .get(many.path() + "/speakers/progress")
                .then()
                .body(
                        "items.tasks.flatten().findAll { it.name == 'slides' && it.state == 'done' }.size()",
                        equalTo(20));
    }

    /** How many there are for the progress of all speakers. */
    private int selects(AProgramme programme) {
        fixtures.rows("select pg_stat_statements_reset()");
        asOrganiser().get(programme.path() + "/speakers/progress").then().statusCode(200);
        return Integer.parseInt(fixtures.row("""
                        select sum(calls) as calls from pg_stat_statements
                        where query ilike 'select%' and query not ilike '%pg_stat_statements%'""").get("calls"));
    }

    private Document page(String page) {
        return Jsoup.parse(browser(session)
                .get(speaker.path() + page)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private String state(String task) {
        return page("").getElementById(task + "-status").text();
    }

    private Response sendPhoto(byte[] photo, String alt) {
        return sendPhoto(photo, "photo.jpg", alt);
    }

    private Response sendPhoto(byte[] photo, String name, String alt) {
        return browser(session)
                .multiPart("photo", name, photo)
                .multiPart("alt", alt)
                .post(speaker.path() + "/photo");
    }

    private Response sendSlides(String held, byte[] slides, String published) {
        return sendSlides(held, "slides.pdf", slides, published);
    }

    private Response sendSlides(String held, String name, byte[] slides, String published) {
        return browser(session)
                .multiPart("slides", name, slides)
                .multiPart("published", published)
                .post(speaker.path() + "/sessions/" + held + "/slides");
    }

    private static List<String> errors(Response answer) {
        return Jsoup.parse(answer.asString()).select(".govuk-error-summary__list a").stream()
                .map(link -> link.attr("href") + " " + link.text())
                .toList();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
