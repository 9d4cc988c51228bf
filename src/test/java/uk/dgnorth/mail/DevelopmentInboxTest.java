package uk.dgnorth.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static uk.dgnorth.mail.ExampleLetter.aLetter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DevelopmentInboxTest {

    @Inject
    TestPost post;

    @Inject
    TestClock clock;

    @BeforeEach
    void start() throws SQLException {
        clock.reset();
        post.empty();
    }

    @Test
    void shows_the_letters_about_one_registration_as_json() {
        post.add(
                aLetter().about("DGN-1").saying("First"),
                aLetter().about("DGN-2").saying("Other"),
                aLetter().about("DGN-1").saying("Second").secret().withPicture("qr", new byte[] {1, 2, 3}));
        post.sendAllDue();

        given().accept("application/json")
                .queryParam("about", "DGN-1")
                .get("/development/inbox")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].subject", equalTo("Second"))
                .body("items[0].to", equalTo("ada@leeds.gov.uk"))
                .body("items[0].kind", equalTo("place-confirmed"))
                .body("items[0].messageId", notNullValue())
                .body("items[0].sentAt", equalTo("2027-03-01T09:00:00Z"))
                .body("items[0].text", containsString("李小龍"))
                .body("items[0].html", containsString("cid:qr"))
                .body("items[0].attachments[0].name", equalTo("ticket.png"));
        assertThat(post.textsAbout("DGN-1")).hasSize(2);
    }

    @Test
    void pages_through_many_letters() {
        post.add(
                aLetter().saying("First"), aLetter().saying("Second"), aLetter().saying("Third"));
        post.sendAllDue();

        var inbox = given().accept("application/json")
                .queryParam("limit", 2)
                .get("/development/inbox")
                .jsonPath();

        given().accept("application/json")
                .queryParam("after", inbox.getString("next"))
                .get("/development/inbox")
                .then()
                .body("items.subject", equalTo(java.util.List.of("First")));
    }

    @Test
    void shows_a_letter_as_a_page_with_its_picture_and_without_letting_it_run_anything() {
        post.add(aLetter().saying("<script>alert(1)</script>").withPicture("qr", new byte[] {1, 2, 3}));
        post.sendAllDue();
        var href = given().accept("application/json")
                .get("/development/inbox")
                .jsonPath()
                .getString("items[0].href");

        given().accept("text/html")
                .get("/development/inbox")
                .then()
                .statusCode(200)
                .body(containsString(href))
                .body(not(containsString("<script>")));
        given().accept("text/html").get(href).then().statusCode(200).body(containsString("sandbox="));
        given().get(href + "/html")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(containsString("src=\"" + href + "/attachments/0\""));
        var picture = given().get(href + "/attachments/0")
                .then()
                .statusCode(200)
                .header("Cross-Origin-Resource-Policy", equalTo("cross-origin"))
                .contentType("image/png");
        assertThat(picture.extract().asByteArray()).containsExactly(1, 2, 3);
    }

    @Test
    void knows_no_letter_that_never_was() {
        given().accept("application/json")
                .get("/development/inbox/999999999")
                .then()
                .statusCode(404);
        given().accept("text/html")
                .get("/development/inbox/999999999/attachments/0")
                .then()
                .statusCode(404);
    }
}
