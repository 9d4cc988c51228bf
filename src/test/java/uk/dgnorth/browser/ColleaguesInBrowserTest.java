package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.register;
import static uk.dgnorth.browser.Browsers.inspect;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.application.Applicants;

/** Offers, teams and substitutes on pages, in both languages. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ColleaguesInBrowserTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void a_place_is_offered_accepted_asked_for_and_passed_on() {
        var event = fixtures.anEventWithPlaces(1);
        fixtures.update("update event set offers = true where slug = ?", event);
        var holder = register(fixtures, event, form("browser.holder@leeds.gov.uk"));
        var waits = register(fixtures, event, form("browser.waits@leeds.gov.uk"));
        RestAssured.given().auth().oauth2(holder).post("/api/v1/registrations/me/cancellation");
        try (var context = browsers.another(url);
                var another = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/your-registration/" + waits);
            page.locator("main form button").first().click();
            inspect(page, "60-offer");
            page.navigate("/your-registration?lang=cy");
            WelshInBrowserTest.seeWelsh(page, "offer");
            page.navigate("/your-registration?lang=en");
            press(page, "Accept your place");
            assertThat(page.locator("main").innerText()).contains("You have accepted your place.", "Ticket code");

            page.getByText("Ask for places for colleagues, or see who has confirmed")
                    .click();
            page.getByLabel("Names and email addresses")
                    .fill(
                            "Browser One, browser.one.of.team@leeds.gov.uk\nBrowser Two, nobody@gmail.com\nBrowser Three");
            press(page, "Ask for these colleagues");
            assertThat(page.locator("main").innerText()).contains("Line 3: Enter an email address", "Asked", "Refused");
            inspect(page, "61-team");
            page.navigate("/your-registration/team?lang=cy");
            WelshInBrowserTest.seeWelsh(page, "team");
            page.navigate("/your-registration/substitute");
            WelshInBrowserTest.seeWelsh(page, "substitute");
            page.navigate("/your-registration/substitute?lang=en");
            press(page, "Ask your colleague to confirm");
            inspect(page, "62-substitute-error");
            page.getByLabel("Your colleague’s full name").fill("Browser Next");
            page.getByLabel("Your colleague’s work email address").fill("browser.next@leeds.gov.uk");
            press(page, "Ask your colleague to confirm");
            inspect(page, "63-substitute-named");

            var next = another.newPage();
            next.navigate(linkSentTo("browser.next@leeds.gov.uk"));
            next.locator("#code").fill(Applicants.codeSentTo(fixtures, "browser.next@leeds.gov.uk"));
            next.locator("main form button").first().click();
            assertThat(next.locator("h1").innerText()).isEqualTo("Registration complete");
            page.navigate("/your-registration");
            assertThat(page.locator("main").innerText())
                    .contains("Your registration is cancelled")
                    .doesNotContain("Ticket code");
        }
    }

    private String linkSentTo(String email) {
        return fixtures.letters(email)
                .get(0)
                .get("text")
                .lines()
                .filter(line -> line.contains("/confirm/"))
                .map(line -> line.replaceFirst("^.*(/confirm/)", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
