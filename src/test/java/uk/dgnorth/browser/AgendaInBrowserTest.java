package uk.dgnorth.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.browser.Browsers.inspect;
import static uk.dgnorth.browser.WelshInBrowserTest.seeWelsh;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.bookable;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.room;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.application.Applicants;

/** An attendee who chooses sessions, in a real browser. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AgendaInBrowserTest {

    private static final Pattern ADDRESS = Pattern.compile("http\\S+/calendar/\\S+\\.ics");

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void sessions_can_be_booked_swapped_waited_for_and_followed_by_everyone() {
        var programme = aProgramme()
                .add("rooms", room("second-room", 40))
                .add("sessions", bookable("skills", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z", 20))
                .add(
                        "sessions",
                        changed(
                                bookable("twin", "2027-09-14T11:30:00Z", "2027-09-14T12:30:00Z", 20),
                                Map.of("room", "second-room")))
                .add("sessions", bookable("small", "2027-09-14T13:00:00Z", "2027-09-14T14:00:00Z", 1))
                .released();
        var first = Applicants.form("browser.agenda.first@wigan.gov.uk");
        first.put("sessions", List.of("small"));
        Applicants.register(fixtures, programme.slug(), first);
        var token = Applicants.register(fixtures, programme.slug(), Applicants.form("browser.agenda@wigan.gov.uk"));
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/your-registration/" + token);
            page.locator("main form button").first().click();
            page.navigate("/your-registration/complete");
            page.locator("a[href='/your-registration/sessions']").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Your sessions");
            inspect(page, "80-agenda");

            press(page, "Book Session skills");
            assertThat(said(page)).isEqualTo("You have booked the session");
            assertThat(main(page)).contains("You have booked Session skills at that time.");
            press(page, "Join the waiting list for Session small");
            assertThat(main(page)).contains("On the waiting list, number 1");
            inspect(page, "81-agenda-chosen");

            press(page, "Book Session twin instead");
            assertThat(said(page)).isEqualTo("You have booked the session");
            assertThat(main(page)).contains("Give up Session twin").doesNotContain("Give up Session skills");
            press(page, "Give up Session twin");
            press(page, "Leave the waiting list for Session small");
            assertThat(main(page)).contains("You have not chosen any sessions.");

            press(page, "Book Session twin");
            programme.change("sessions", "inclusion", Map.of("capacity", 1)).released();
            page.navigate("/your-registration/sessions?lang=cy");
            seeWelsh(page, "agenda");
            Browsers.photograph(page, "82-welsh-agenda");
            page.locator("header a[hreflang=en]").click();

            press(page, "Get a calendar address");
            inspect(page, "83-calendar-address");
            var match = ADDRESS.matcher(main(page));
            assertThat(match.find()).isTrue();
            var address = URI.create(match.group()).getPath();
            assertThat(given().get(address).then().statusCode(200).extract().asString())
                    .contains("SUMMARY:Session twin");
            page.navigate("/your-registration/sessions");
            press(page, "Remove the address");
            assertThat(said(page)).isEqualTo("Your calendar address no longer works");
            given().get(address).then().statusCode(404);
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static String said(Page page) {
        return page.locator(".govuk-notification-banner__heading").innerText();
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
