package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.browser.Browsers.examine;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.application.Applicants;

/** The attendee's journey in Welsh. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class WelshInBrowserTest {

    /** Words that no English page does without, and no Welsh one has. */
    private static final String ENGLISH = "(?i).*\\b(the|your|you|we|this|with)\\b.*";

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void the_way_to_a_ticket_can_be_gone_in_welsh() {
        var event = fixtures.anEventWithPlaces(40);
        var email = "browser.welsh@wigan.gov.uk";
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/events/" + event);
            page.locator("header a[hreflang=cy]").click();
            seeWelsh(page, "event");
            page.locator(".govuk-button--start").click();
            send(page);
            seeWelsh(page, "email-error");
            assertThat(page.title()).startsWith("Gwall: ");
            page.locator("#email").fill(email);
            send(page);
            seeWelsh(page, "eligible");
            page.locator("main .govuk-button").click();
            send(page);
            seeWelsh(page, "name-error");
            page.locator("#fullName").fill("Siân Llŷr");
            send(page);
            seeWelsh(page, "job");
            send(page);
            seeWelsh(page, "declaration");
            page.locator("#declaration").check();
            send(page);
            seeWelsh(page, "check-answers");
            send(page);
            seeWelsh(page, "check-your-email");
            assertThat(fixtures.letters(email).get(0).get("text")).contains("Helo Siân Llŷr");
            page.locator("#code").fill(Applicants.codeSentTo(fixtures, email));
            send(page);
            seeWelsh(page, "complete");
            page.navigate("/your-registration");
            seeWelsh(page, "your-registration");
            assertThat(page.locator(".dgn-ticket__code").innerText()).isNotBlank();
            Browsers.photograph(page, "51-welsh-your-registration");
            page.navigate("/your-registration/cancel");
            seeWelsh(page, "cancel");
            page.locator("header a[hreflang=en]").click();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page.locator("h1").innerText()).isEqualTo("Do you want to cancel your registration?");
        }
    }

    @Test
    void a_page_that_is_there_in_english_only_says_so_and_is_english_as_a_whole() {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/privacy?lang=cy");

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page.locator("[lang=cy].govuk-inset-text").innerText()).contains("Saesneg");
            examine(page, "privacy notice for a reader of Welsh");
            page.navigate("/who-can-have-a-free-place");
            seeWelsh(page, "who-can-have-a-free-place");
            page.navigate("/contact");
            seeWelsh(page, "contact");
            page.navigate("/cookies");
            seeWelsh(page, "cookies");
            page.navigate("/not-there");
            seeWelsh(page, "not-found");
        }
    }

    static void seeWelsh(Page page, String name) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("cy");
        var withoutEnglishParts = page.evaluate("""
                () => {
                    const copy = document.body.cloneNode(true);
                    copy.querySelectorAll('[lang=en], script').forEach(part => part.remove());
                    return copy.textContent;
                }""");
        assertThat(String.valueOf(withoutEnglishParts).lines())
                .as("lines of %s", name)
                .noneMatch(line -> line.matches(ENGLISH));
        examine(page, name + " in Welsh");
    }

    private static void send(Page page) {
        page.locator("main form button").first().click();
    }
}
