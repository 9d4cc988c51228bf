package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.access.AccountSessions;
import uk.dgnorth.account.Accounts;

/** Somebody who is about to be signed out, by the browser's own clock. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionEndInBrowserTest {

    private static final Duration WARNING = Duration.ofMinutes(5);

    @Inject
    Browsers browsers;

    @Inject
    Fixtures fixtures;

    @TestHTTPResource
    String url;

    @Test
    void whoever_is_about_to_be_signed_out_is_warned_and_loses_nothing() {
        var somebody = Accounts.organiser();
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            Browsers.signIn(page, somebody);
            page.clock().install();
            page.navigate("/organiser/account/tokens/new");
            var name = page.getByLabel("Name");
            name.fill("Screen in the foyer");
            var warning = page.getByRole(AriaRole.ALERTDIALOG);

            forward(page, AccountSessions.IDLE_AT_LEAST.minus(WARNING).minusMinutes(1));
            assertThat(warning.isVisible()).as("too early").isFalse();
            forward(page, Duration.ofMinutes(1).plusSeconds(2));
            warning.waitFor();
            assertThat(warning.innerText())
                    .contains("You will be signed out soon")
                    .contains("Minutes left: 5");
            assertThat(isFocused(button(page, "Stay signed in"))).isTrue();
            Browsers.inspect(page, "258-session-ends-soon");
            button(page, "Stay signed in").click();
            waitUntilGone(warning);
            assertThat(name.inputValue()).isEqualTo("Screen in the foyer");
            assertThat(isFocused(name)).as("back where they were").isTrue();

            forward(page, AccountSessions.IDLE_AT_LEAST.minus(WARNING).plusSeconds(2));
            warning.waitFor();
            page.keyboard().press("Escape");
            waitUntilGone(warning);

            fixtures.update(
                    "update account_session set created_at = created_at - interval '11 hours 50 minutes' where account_id = ?",
                    somebody.id());
            page.navigate("/organiser/account");
            assertThat(page.locator("main").innerText()).contains("after 12 hours in any case");
            forward(page, Duration.ofMinutes(6));
            warning.waitFor();
            assertThat(warning.innerText()).contains("This time cannot be made longer");
            Browsers.inspect(page, "259-session-cannot-go-on");
            button(page, "Close this message").click();
            waitUntilGone(warning);
            forward(page, Duration.ofMinutes(5));
            warning.waitFor();
            assertThat(warning.innerText()).contains("You have been signed out");
            Browsers.inspect(page, "260-session-has-ended");
            warning.getByRole(AriaRole.LINK).click();
            page.waitForURL("**/organiser/sign-in");
        }
    }

    @Test
    void whoever_was_signed_out_elsewhere_hears_it_when_they_want_to_stay() {
        var somebody = Accounts.organiser();
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            Browsers.signIn(page, somebody);
            page.clock().install();
            page.navigate("/organiser/account");
            var warning = page.getByRole(AriaRole.ALERTDIALOG);
            forward(page, AccountSessions.IDLE_AT_LEAST.minus(WARNING).plusSeconds(2));
            warning.waitFor();
            fixtures.update("delete from account_session where account_id = ?", somebody.id());

            button(page, "Stay signed in").click();
            warning.getByText("You have been signed out").waitFor();
        }
    }

    private static void forward(Page page, Duration time) {
        page.clock().fastForward(time.toMillis());
    }

    private static boolean isFocused(Locator element) {
        return (Boolean) element.evaluate("element => element === document.activeElement");
    }

    private static void waitUntilGone(Locator warning) {
        warning.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
