package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.formWithReferral;
import static uk.dgnorth.application.Applicants.register;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.account.Accounts;

/** Two organisers who keep the register of public bodies, with nothing but a keyboard. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisterInBrowserTest {

    private static final String PAGES = "/organiser/register";

    @Inject
    Browsers browsers;

    @Inject
    Fixtures fixtures;

    @TestHTTPResource
    String url;

    private final String tag = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");

    @Test
    void a_suffix_is_proposed_agreed_and_ended_and_a_list_imported() {
        var event = fixtures.anEventWithPlaces(40);
        register(fixtures, event, formWithReferral("a@mail.trust-" + tag + ".org.uk"));
        register(fixtures, event, formWithReferral("a@listed-" + tag + ".org.uk"));
        try (var ones = browsers.another(url);
                var others = browsers.another(url)) {
            var one = ones.newPage();
            Browsers.signIn(one, Accounts.organiser());
            var other = others.newPage();
            Browsers.signIn(other, Accounts.organiser());

            var entry = propose(one);
            other.navigate(entry);
            press(other, "a:has-text('Agree to the proposal')");
            Browsers.inspect(other, "121-register-agree");
            press(other, "button:has-text('Agree')");
            Browsers.inspect(other, "122-register-entry");
            press(other, "a:has-text('End the entry')");
            press(other, "button:has-text('End the entry')");
            Browsers.inspect(other, "123-register-end-error");
            other.locator("#reason").fill("A test is over.");
            press(other, "button:has-text('End the entry')");
            other.navigate(PAGES + "?q=" + tag);
            Browsers.inspect(other, "124-register");

            importOne(one);
            one.navigate(PAGES + "/effects");
            Browsers.inspect(one, "128-register-effects");
            one.navigate(PAGES + "/imports");
            Browsers.inspect(one, "128-imports");
            one.navigate(PAGES + "/differences");
            Browsers.examine(one, "128-differences");
        }
    }

    private String propose(Page page) {
        page.navigate("/organiser");
        press(page, "a:has-text('Register of public bodies')");
        press(page, "a:has-text('Add an entry')");
        page.locator("#domain").fill("org.uk");
        press(page, "button:has-text('Continue')");
        Browsers.inspect(page, "119-register-new-error");
        assertThat(page.locator("#domain").inputValue()).isEqualTo("org.uk");
        page.locator("#domain").fill("trust-" + tag + ".org.uk");
        page.locator("#match").focus();
        page.keyboard().press("ArrowDown");
        page.locator("#organisation").fill("An Example Trust");
        page.locator("#evidence").fill("https://www.example.org/about");
        page.locator("#reason").fill("Owned by two councils.");
        press(page, "button:has-text('Continue')");
        Browsers.inspect(page, "120-register-check");
        press(page, "button:has-text('Propose the entry')");
        assertThat(page.locator("main").innerText()).contains("You have proposed it");
        return page.url().replaceFirst("[?].*", "");
    }

    private void importOne(Page page) {
        page.navigate(PAGES + "/imports");
        press(page, "a:has-text('Try a list')");
        page.locator("#list").focus();
        page.keyboard().press("Space");
        choose(page, "domain,match,organisation\norg.uk,suffix,All\nco.uk,suffix,All\n");
        press(page, "button:has-text('Try the list')");
        Browsers.inspect(page, "125-import-refused");
        choose(page, "domain,match,organisation\nlisted-" + tag + ".org.uk,exact,Listed\ngmail.com,exact,G\n");
        press(page, "button:has-text('Try the list')");
        page.locator("summary").first().focus();
        page.keyboard().press("Enter");
        Browsers.inspect(page, "126-import-tried");
        press(page, "a:has-text('Continue to apply it')");
        Browsers.inspect(page, "127-import-apply");
        press(page, "button:has-text('Apply the list')");
        assertThat(page.locator("main").innerText()).contains("The list is in the register");
        Browsers.examine(page, "127-import-applied");
    }

    private static void choose(Page page, String list) {
        page.locator("#file")
                .setInputFiles(new FilePayload("list.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_body_is_added_from_the_queue_and_a_domain_is_blocked() {
        var event = fixtures.anEventWithPlaces(60);
        var queue = "/organiser/events/" + event + "/referrals";
        for (var name : new String[] {"one", "two", "info"}) {
            register(fixtures, event, formWithReferral(name + "@homes-" + tag + ".org.uk"));
        }
        register(fixtures, event, formWithReferral("one@company-" + tag + ".co.uk"));
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            Browsers.signIn(page, Accounts.organiser());
            page.navigate(queue);
            Browsers.inspect(page, "129-queue");
            press(page, "main a:has-text('homes-')");
            press(page, "button:has-text('Add the body')");
            Browsers.inspect(page, "130-domain-error");
            page.locator("main input[type=checkbox]").nth(2).focus();
            page.keyboard().press("Space");
            page.locator("#organisation").fill("Northumbria Housing");
            page.locator("#evidence").fill("https://www.example.org/about");
            page.locator("#reason").fill("Owned by the council.");
            press(page, "button:has-text('Add the body')");
            assertThat(page.locator("main").innerText()).contains("those you selected are accepted");
            press(page, "main a:has-text('company-')");
            press(page, "a:has-text('Block company-')");
            Browsers.inspect(page, "131-block");
            page.locator("#listAs").focus();
            page.keyboard().press("Space");
            page.locator("#organisation").fill("A company");
            page.locator("#evidence").fill("https://www.example.org/company");
            page.locator("#reason").fill("A private company.");
            press(page, "button:has-text('Block the domain')");
            assertThat(page.locator("main").innerText()).contains("The domain is blocked");
            page.navigate(queue + "/from/company-" + tag + ".co.uk/block");
            Browsers.examine(page, "132-block-not-possible");
        }
    }

    private static void press(Page page, String what) {
        page.waitForNavigation(() -> {
            page.locator(what).first().focus();
            page.keyboard().press("Enter");
        });
    }
}
