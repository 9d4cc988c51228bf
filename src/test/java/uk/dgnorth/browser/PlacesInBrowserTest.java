package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.register;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.account.Accounts;

/** An organiser who looks after the places and the waiting list of an event, with nothing but a keyboard. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacesInBrowserTest {

    @Inject
    Browsers browsers;

    @Inject
    Fixtures fixtures;

    @TestHTTPResource
    String url;

    @Test
    void a_place_is_given_out_of_turn_and_the_capacity_raised() {
        var event = fixtures.anEventWithPlaces(1);
        fixtures.update("update event set offers = true where slug = ?", event);
        for (var name : new String[] {"has.a.place", "waits.longest", "is.preferred"}) {
            var form = form(name + "." + event + "@leeds.gov.uk");
            form.put("organisation", "Department for " + name);
            register(fixtures, event, form);
        }
        var preferred = fixtures.row(
                        "select reference from registration where email = ?", "is.preferred." + event + "@leeds.gov.uk")
                .get("reference");
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            Browsers.signIn(page, Accounts.organiser());
            page.navigate("/organiser/events/" + event + "/places");
            Browsers.inspect(page, "120-console-places");
            press(page, "main td a");
            Browsers.inspect(page, "121-console-waiting-list");
            press(page, "th a:has-text('Organisation')");
            assertThat(page.url()).endsWith("?sort=organisation");
            press(page, "a:has-text('Next place') >> nth=0");
            press(page, "button:has-text('Give them the next place')");
            Browsers.inspect(page, "122-console-out-of-turn-error");
            page.locator("#reason").focus();
            page.keyboard().type("Speaks at the event.");
            press(page, "button:has-text('Give them the next place')");
            Browsers.inspect(page, "123-console-registration-first");
            assertThat(page.url()).contains(preferred);
            raise(page, event);
            evidence(page, event, preferred);
        }
    }

    private static void raise(Page page, String event) {
        page.navigate("/organiser/events/" + event + "/places/public-sector");
        page.locator("#capacity").focus();
        page.keyboard().type("two");
        press(page, "button:has-text('Continue')");
        Browsers.inspect(page, "124-console-capacity-error");
        page.locator("#capacity").fill("2");
        press(page, "button:has-text('Continue')");
        Browsers.inspect(page, "125-console-capacity-confirm");
        press(page, "button:has-text('Change the capacity')");
        assertThat(page.locator("main").innerText()).contains("The capacity is changed.");
    }

    private static void evidence(Page page, String event, String reference) {
        page.navigate("/organiser/events/" + event + "/registrations/" + reference);
        press(page, "a:has-text('Replay the decisions')");
        Browsers.inspect(page, "126-console-replay");
        page.goBack();
        press(page, "a:has-text('The whole history, to print')");
        Browsers.examine(page, "127-console-history");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Browsers.photograph(page, "127-console-history-print");
    }

    private static void press(Page page, String what) {
        page.waitForNavigation(() -> {
            page.locator(what).first().focus();
            page.keyboard().press("Enter");
        });
    }
}
