package uk.dgnorth.attendee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.browser.Browsers;

/** What attendees change of their registration on the web. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelfServicePagesTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    private String cookie;

    @Test
    void details_are_filled_in_kept_when_refused_and_saved() {
        open(registered("pages.details@leeds.gov.uk"));
        assertThat(page(browser().get("/your-registration/details"))
                        .getElementById("fullName")
                        .val())
                .isEqualTo("Test Person");

        var refused = page(browser()
                .formParam("fullName", "")
                .formParam("jobTitle", "<b>Designer</b>")
                .post("/your-registration/details"));
        assertThat(refused.title()).startsWith("Error: Change your details");
        assertThat(refused.select(".govuk-error-summary a[href=#fullName]").text())
                .isEqualTo("Enter your full name");
        assertThat(refused.getElementById("jobTitle").val()).isEqualTo("<b>Designer</b>");

        var saved = browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("fullName", "李小龍")
                .formParam("badgeName", "Bruce")
                .post("/your-registration/details");
        assertThat(saved.statusCode()).isEqualTo(303);
        var yours = page(browser().get("/your-registration?done=details"));
        assertThat(yours.select("[role=alert]").text()).contains("We have saved your details.");
        assertThat(yours.select("dd").eachText()).contains("李小龍", "Bruce");
    }

    @Test
    void needs_are_saved_only_with_consent_and_can_be_deleted() {
        open(registered("pages.needs@leeds.gov.uk"));
        var refused = page(browser().formParam("access", "A hearing loop").post("/your-registration/needs"));
        assertThat(refused.select(".govuk-error-summary a[href=#consent]")).hasSize(1);
        assertThat(refused.getElementById("access").text()).isEqualTo("A hearing loop");

        var saved = browser()
                .formParam("access", "A hearing loop")
                .formParam("consent", "yes")
                .post("/your-registration/needs");
        assertThat(saved.statusCode()).isEqualTo(303);
        var told = page(browser().get("/your-registration/needs"));
        assertThat(told.getElementById("access").text()).isEqualTo("A hearing loop");
        assertThat(told.getElementById("consent").hasAttr("checked")).isFalse();

        browser().post("/your-registration/needs/withdrawal").then().statusCode(303);
        assertThat(page(browser().get("/your-registration/needs"))
                        .getElementById("access")
                        .text())
                .isEmpty();
    }

    @Test
    void who_was_declined_asks_us_to_look_again() {
        var event = fixtures.anEventWithPlaces(20);
        var token = register(fixtures, event, formWithReferral("pages.appeal@leeds.ac.uk"));
        var reference = fixtures.row("select reference from registration where email = ?", "pages.appeal@leeds.ac.uk")
                .get("reference");
        given().auth()
                .oauth2(Fixtures.ORGANISER_TOKEN)
                .contentType("application/json")
                .body(Map.of("outcome", "decline", "reason", "A reason"))
                .post("/api/v1/events/{event}/registrations/{reference}/decision", event, reference)
                .then()
                .statusCode(200);
        open(token);
        assertThat(page(browser().get("/your-registration")).select("a[href=/your-registration/appeal]"))
                .hasSize(1);

        var refused = page(browser()
                .formParam("organisation", "University of Leeds")
                .formParam("role", "")
                .formParam("reason", "x".repeat(501))
                .post("/your-registration/appeal"));
        assertThat(refused.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#role", "#reason");

        browser()
                .formParam("organisation", "University of Leeds")
                .formParam("role", "Designer")
                .formParam("reason", "You missed the charter")
                .post("/your-registration/appeal")
                .then()
                .statusCode(303);
        var yours = page(browser().get("/your-registration"));
        assertThat(yours.select(".govuk-tag").text()).contains("We are checking your registration");
        assertThat(yours.select("a[href=/your-registration/appeal]")).isEmpty();
    }

    @Test
    void without_a_session_or_after_its_end_a_new_link_is_the_way_back() {
        for (var path : new String[] {"details", "needs", "appeal"}) {
            cookie = "";
            assertThat(browser().get("/your-registration/" + path).header("Location"))
                    .endsWith("/new-link");
            cookie = "a-session-that-has-ended";
            assertThat(browser().get("/your-registration/" + path).header("Location"))
                    .endsWith("/new-link?ended=true");
        }
    }

    @Test
    void the_pages_can_be_used_by_everyone() {
        var token = registered("pages.browser@leeds.gov.uk");
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/your-registration/" + token);
            page.locator("main form button").click();
            page.locator("a[href='/your-registration/needs']").click();
            Browsers.inspect(page, "61-needs");
            page.locator("main form button").click();
            Browsers.inspect(page, "61-needs-error");
            page.locator("#dietary").fill("Vegan");
            page.locator("#consent").check();
            page.locator("main form button").click();
            Browsers.inspect(page, "62-needs-saved");
            page.locator("a[href='/your-registration/needs']").click();
            Browsers.inspect(page, "63-needs-told");
            page.navigate("/your-registration/details");
            Browsers.inspect(page, "64-details");
            page.locator("#fullName").fill("");
            page.locator("main form button").click();
            Browsers.inspect(page, "64-details-error");
            page.navigate("/your-registration");
            page.locator("form[action='/your-registration/sign-out'] button").click();
            Browsers.inspect(page, "65-closed");
        }
    }

    private String registered(String email) {
        return register(fixtures, fixtures.anEventWithPlaces(20), form(email));
    }

    private void open(String token) {
        cookie = given().redirects()
                .follow(false)
                .post("/your-registration/{token}", token)
                .then()
                .statusCode(303)
                .extract()
                .cookie("registration");
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html").cookie("registration", cookie);
    }

    private static Document page(Response response) {
        return Jsoup.parse(response.asString());
    }
}
