package uk.dgnorth.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static uk.dgnorth.mail.ExampleLetter.aLetter;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.TestClock;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmailsApiTest {

    private static final String EMAILS = "/api/v1/events/digital-government-north/emails";

    @Inject
    TestPost post;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "dgn.organiser-token")
    String token;

    @BeforeEach
    void start() throws SQLException {
        clock.reset();
        post.empty();
    }

    private RequestSpecification organiser() {
        return given().header("Authorization", "Bearer " + token);
    }

    private void fail(long id) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update outbox_message set status = 'failed', tries = 14, last_error = '550' where id = ?")) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }

    @Test
    void lists_what_became_of_each_letter_but_not_what_it_says() throws SQLException {
        post.add(aLetter().to("tom@wigan.gov.uk").secret());
        post.sendAllDue();

        organiser()
                .get(EMAILS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(String.valueOf(post.row().id())))
                .body("items[0].to", equalTo("t•••@wigan.gov.uk"))
                .body("items[0].status", equalTo("sent"))
                .body("items[0].tries", equalTo(1))
                .body("items[0].kind", equalTo("place-confirmed"))
                .body("items[0].about", equalTo("DGN-1"))
                .body("items[0].sentAt", equalTo("2027-03-01T09:00:00Z"))
                .body(not(containsString("tom@")))
                .body(not(containsString("李小龍")));
    }

    @Test
    void filters_by_status_and_event_and_pages_without_gaps() throws SQLException {
        post.add(aLetter(), aLetter(), aLetter(), aLetter().at("another-event"));
        fail(post.row().id());

        organiser().queryParam("status", "failed").get(EMAILS).then().body("items", hasSize(1));
        organiser().queryParam("status", "queued").get(EMAILS).then().body("items", hasSize(2));
        organiser().queryParam("status", "lost").get(EMAILS).then().statusCode(422);
        organiser().queryParam("limit", 0).get(EMAILS).then().statusCode(422);
        var ids = new ArrayList<String>();
        var next = "";
        do {
            var request = organiser().queryParam("limit", 2);
            var page = (next.isEmpty() ? request : request.queryParam("after", next))
                    .get(EMAILS)
                    .jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            next = page.getString("next");
        } while (next != null);
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void sends_a_failed_letter_again_when_asked_and_says_so_in_the_audit_trail() throws SQLException {
        post.add(aLetter().about("DGN-7"));
        var id = post.row().id();
        fail(id);

        organiser().post("/api/v1/emails/" + id + "/retry").then().statusCode(202);
        post.sendAllDue();

        assertThat(post.row().status()).isEqualTo("sent");
        assertThat(post.textsAbout("DGN-7")).hasSize(1);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from audit_entry where action = 'email retried' and subject = 'DGN-7'");
                var rows = select.executeQuery()) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void retries_only_what_has_failed() throws SQLException {
        post.add(aLetter());

        organiser()
                .post("/api/v1/emails/" + post.row().id() + "/retry")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/email-not-failed"))
                .body("status", equalTo(409))
                .body("state", equalTo("queued"));
        organiser().post("/api/v1/emails/999999999/retry").then().statusCode(404);
    }

    @Test
    void is_for_organisers_only() {
        given().get(EMAILS).then().statusCode(401);
        given().post("/api/v1/emails/1/retry").then().statusCode(401);
    }
}
