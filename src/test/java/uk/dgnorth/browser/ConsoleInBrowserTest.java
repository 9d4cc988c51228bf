package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.account.Accounts;

/** An organiser who runs the registration of an event, with nothing but a keyboard where something is done. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleInBrowserTest {

    @Inject
    Browsers browsers;

    @Inject
    Fixtures fixtures;

    @TestHTTPResource
    String url;

    @Test
    void the_registration_of_an_event_is_run_from_the_console() {
        var event = fixtures.anEventWithPlaces(2);
        var pages = "/organiser/events/" + event;
        register(fixtures, event, form("console." + event + "@leeds.gov.uk"));
        register(fixtures, event, formWithReferral("console." + event + "@leeds.ac.uk"));
        var confirmed = reference("console." + event + "@leeds.gov.uk");
        var referred = reference("console." + event + "@leeds.ac.uk");
        fixtures.update("""
                update outbox_message set status = 'failed', tries = 14, last_error = '550 5.1.1 No such mailbox here',
                    text_part = coalesce(text_part, 'kept') where about = ?""", referred);
        try (var context = browsers.another(url)) {
            context.addCookies(
                    List.of(new Cookie("organiser", Accounts.organiser().session()).setUrl(url)));
            var page = context.newPage();
            look(page, pages, "100-console-overview");
            look(page, pages + "/today", "101-console-today");
            lists(page, pages);
            oneRegistration(page, pages, confirmed);
            aReferral(page, pages, referred);
        }
    }

    private String reference(String email) {
        return fixtures.row("select reference from registration where email = ?", email)
                .get("reference");
    }

    private static void look(Page page, String path, String name) {
        page.navigate(path);
        Browsers.inspect(page, name);
    }

    private static void lists(Page page, String pages) {
        look(page, pages + "/registrations", "102-console-registrations");
        look(page, pages + "/registrations?status=perhaps", "102-console-registrations-error");
        look(page, pages + "/registrations/search", "103-console-search");
        press(page, "button:has-text('Search')");
        Browsers.inspect(page, "103-console-search-error");
        page.locator("#name").fill("test");
        press(page, "button:has-text('Search')");
        assertThat(page.url()).endsWith("/registrations/search");
        Browsers.inspect(page, "103-console-search-found");
        look(page, pages + "/registrations/export?status=confirmed", "104-console-export");
        look(page, pages + "/emails", "105-console-letters");
        page.navigate(pages + "/emails?status=failed");
        press(page, "button:has-text('Send it again') >> nth=0");
        Browsers.inspect(page, "105-console-letter-retried");
        look(page, pages + "/audit", "106-console-audit");
    }

    private static void oneRegistration(Page page, String pages, String reference) {
        var path = pages + "/registrations/" + reference;
        look(page, path, "107-console-registration");
        look(page, path + "/resend", "108-console-resend");
        press(page, "button:has-text('Send a new link')");
        Browsers.inspect(page, "108-console-resent");
        press(page, "a:has-text('Cancel the registration')");
        Browsers.inspect(page, "109-console-cancel");
        press(page, "button:has-text('Cancel the registration')");
        Browsers.inspect(page, "109-console-cancelled");
        look(page, path + "/cancel", "109-console-not-possible");
    }

    private static void aReferral(Page page, String pages, String reference) {
        look(page, pages + "/referrals", "110-console-referrals");
        look(page, pages + "/referrals/from/leeds.ac.uk", "110-console-referrals-from");
        look(page, pages + "/referrals/" + reference, "111-console-referral");
        press(page, "button:has-text('Decide')");
        Browsers.inspect(page, "111-console-referral-error");
        page.locator("#outcome").focus();
        page.keyboard().press("Space");
        page.locator("#reason").fill("A university: part of the sector.");
        press(page, "button:has-text('Decide')");
        Browsers.inspect(page, "112-console-referral-approved");
        look(page, pages + "/referrals/" + reference, "112-console-referral-decided");
    }

    private static void press(Page page, String what) {
        page.waitForNavigation(() -> {
            page.locator(what).focus();
            page.keyboard().press("Enter");
        });
    }
}
