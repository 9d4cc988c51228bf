package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.browser.Browsers.inspect;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.application.Applicants;

/** The attendee's journey in a real browser. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttendeeInBrowserTest {

    private static final Pattern CONFIRM = Pattern.compile("/confirm/([\\w-]+)");

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void every_page_from_the_event_to_the_ticket_can_be_used_by_everyone() {
        var event = fixtures.anEventWithPlaces(40);
        var email = "browser.one@wigan.gov.uk";
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            var foreign = foreignRequests(page);

            page.navigate("/");
            inspect(page, "01-home");
            page.navigate("/events/" + event);
            inspect(page, "02-event");
            follow(page, "Start now");
            inspect(page, "03-email");
            press(page, "Continue");
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.locator(".govuk-error-summary").evaluate("e => e === document.activeElement"))
                    .isEqualTo(true);
            inspect(page, "03-email-error");
            fill(page, "Work email address", email);
            press(page, "Continue");
            inspect(page, "04-eligible");
            follow(page, "Continue");
            press(page, "Continue");
            inspect(page, "05-name-error");
            fill(page, "Full name", "Siân <b>Llŷr</b> {event.class}");
            inspect(page, "05-name");
            press(page, "Continue");
            assertThat(page.getByLabel("Organisation (optional)").inputValue()).isEqualTo("Wigan Council");
            inspect(page, "06-job");
            press(page, "Continue");
            press(page, "Continue");
            inspect(page, "07-declaration-error");
            page.getByLabel("I work in the UK public sector").check();
            inspect(page, "07-declaration");
            press(page, "Continue");
            assertThat(page.locator("main").innerText()).contains("Siân <b>Llŷr</b> {event.class}");
            inspect(page, "08-check-answers");
            press(page, "Register");
            inspect(page, "09-check-your-email");
            fill(page, "Code from the email", "000");
            press(page, "Continue");
            inspect(page, "09-check-your-email-error");
            fill(page, "Code from the email", Applicants.codeSentTo(fixtures, email));
            press(page, "Continue");
            assertThat(page.locator("h1").innerText()).isEqualTo("Registration complete");
            inspect(page, "10-complete");
            follow(page, "See your ticket");
            assertThat(page.locator(".dgn-ticket__code").innerText()).isNotBlank();
            inspect(page, "11-your-registration");
            follow(page, "Cancel your registration");
            inspect(page, "12-cancel");
            press(page, "Cancel my registration");
            assertThat(page.locator("main").innerText()).contains("Your registration is cancelled");
            inspect(page, "13-cancelled");
            assertThat(foreign).isEmpty();
        }
    }

    @Test
    void registering_needs_no_scripts() {
        var event = fixtures.anEventWithPlaces(5);
        var email = "browser.two@leeds.gov.uk";
        try (var context = browsers.withoutScripts(url)) {
            var page = context.newPage();
            page.navigate("/events/" + event);
            follow(page, "Start now");
            fill(page, "Work email address", email);
            press(page, "Continue");
            follow(page, "Continue");
            fill(page, "Full name", "李小龍");
            press(page, "Continue");
            press(page, "Continue");
            page.getByLabel("I work in the UK public sector").check();
            press(page, "Continue");
            press(page, "Register");
            fill(page, "Code from the email", Applicants.codeSentTo(fixtures, email));
            press(page, "Continue");
            follow(page, "See your ticket");

            assertThat(page.locator("main").innerText()).contains("You have a place", "李小龍", "Ticket code");
        }
    }

    @Test
    void registering_needs_no_mouse() {
        var event = fixtures.anEventWithPlaces(5);
        var email = "browser.three@leeds.gov.uk";
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/events/" + event);
            tabTo(page, "Start now");
            page.keyboard().press("Enter");
            page.waitForURL("**/register/email");
            tabTo(page, "email");
            page.keyboard().type(email);
            page.keyboard().press("Enter");
            page.waitForURL("**/register/eligibility");
            tabTo(page, "Continue");
            page.keyboard().press("Enter");
            page.waitForURL("**/register/name");
            tabTo(page, "fullName");
            page.keyboard().type("X");
            page.keyboard().press("Enter");
            page.waitForURL("**/register/job");
            tabTo(page, "Continue");
            page.keyboard().press("Enter");
            page.waitForURL("**/register/declaration");
            tabTo(page, "declaration");
            page.keyboard().press("Space");
            tabTo(page, "Continue");
            page.keyboard().press("Enter");
            page.waitForURL("**/register/check-answers");
            tabTo(page, "Register");
            page.keyboard().press("Enter");
            page.waitForURL("**/check-your-email");
            tabTo(page, "code");
            page.keyboard().type(Applicants.codeSentTo(fixtures, email));
            page.keyboard().press("Enter");
            page.waitForURL("**/your-registration/complete");

            assertThat(page.locator("h1").innerText()).isEqualTo("Registration complete");
        }
    }

    @Test
    void who_is_refused_can_ask_a_person_to_look_again() {
        var event = fixtures.anEventWithPlaces(40);
        var email = "browser.four@gmail.com";
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/events/" + event + "/register/email");
            fill(page, "Work email address", email);
            press(page, "Continue");
            inspect(page, "21-ineligible");
            press(page, "Ask us to look again");
            fill(page, "Full name", "Test Person");
            press(page, "Continue");
            press(page, "Continue");
            inspect(page, "22-job-needed-error");
            fill(page, "Job title or role", "Parish clerk");
            fill(page, "Organisation", "Example Parish Council");
            press(page, "Continue");
            press(page, "Continue");
            inspect(page, "23-public-sector-error");
            page.getByLabel("I work for a public body but cannot use a work email address")
                    .check();
            press(page, "Continue");
            page.getByLabel("I work in the UK public sector").check();
            press(page, "Continue");
            inspect(page, "24-check-answers-referral");
            press(page, "Register");
            fill(page, "Code from the email", Applicants.codeSentTo(fixtures, email));
            press(page, "Continue");
            inspect(page, "25-being-checked");
            assertThat(page.locator("h1").innerText()).isEqualTo("We are checking your registration");
            follow(page, "See your registration");
            inspect(page, "26-your-registration-referred");
        }
    }

    @Test
    void the_link_of_a_letter_asks_for_the_code_in_another_browser() {
        var event = fixtures.anEventWithPlaces(0);
        var email = "browser.five@leeds.gov.uk";
        Applicants.submitted(event, Applicants.form(email));
        var letter = fixtures.letters(email).get(0).get("text");
        var link = CONFIRM.matcher(letter);
        assertThat(link.find()).isTrue();
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate(link.group());
            inspect(page, "31-confirm-by-code");
            press(page, "Continue");
            inspect(page, "31-confirm-by-code-error");
            fill(page, "Code from the email", Applicants.codeSentTo(fixtures, email));
            press(page, "Continue");

            assertThat(page.locator("h1").innerText()).isEqualTo("You are on the waiting list");
            inspect(page, "32-waiting");
        }
    }

    @Test
    void the_pages_of_information_and_of_errors_can_be_used_by_everyone() {
        var event = fixtures.anEventWithPlaces(1);
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            for (var path : List.of(
                    "who-can-have-a-free-place",
                    "privacy",
                    "cookies",
                    "accessibility-statement",
                    "contact",
                    "terms",
                    "data-sources",
                    "not-there",
                    "your-registration/a-token",
                    "confirm/a-token",
                    "events/" + event + "/new-link",
                    "events/" + event + "/new-link/sent")) {
                page.navigate("/" + path);
                inspect(page, "41-" + path.replace(event, "event").replace('/', '-'));
            }
            page.navigate("/your-registration/a-token");
            press(page, "Open your registration");
            inspect(page, "42-link-ended");
            page.navigate("/who-can-have-a-free-place");
            fill(page, "Work email address", "someone@evilgov.uk");
            press(page, "Check");
            inspect(page, "43-checked-address");
        }
    }

    private static List<String> foreignRequests(Page page) {
        var foreign = new ArrayList<String>();
        page.onRequest(request -> {
            if (!request.url().startsWith("http://localhost:") && !request.url().startsWith("data:")) {
                foreign.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                foreign.add(message.text());
            }
        });
        return foreign;
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(label).first().fill(text);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    /** Links that look like buttons have that role. */
    private static void follow(Page page, String text) {
        page.locator("main a", new Page.LocatorOptions().setHasText(text))
                .first()
                .click();
    }

    /** Presses the tab key until what has the focus has this text or id. */
    private static void tabTo(Page page, String textOrId) {
        for (int presses = 0; presses < 40; presses++) {
            page.keyboard().press("Tab");
            var focused = page.locator(":focus");
            if (textOrId.equals(focused.getAttribute("id"))
                    || textOrId.equals(focused.innerText().strip())) {
                return;
            }
        }
        throw new AssertionError("The tab key does not reach " + textOrId);
    }
}
