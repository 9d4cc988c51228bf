package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.account.Accounts;

/** Somebody with a passkey in Chromium's own virtual authenticator. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeyInBrowserTest {

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void a_passkey_from_its_making_to_its_end() {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            addAuthenticator(context, page);
            Browsers.signIn(page, Accounts.organiser());

            page.navigate("/organiser/account/passkeys/new");
            Browsers.inspect(page, "250-new-passkey");
            press(page, "Add the passkey", "**/organiser/account/passkeys/new");
            assertThat(page.locator(".govuk-error-summary:visible").innerText()).contains("Enter a name");
            Browsers.inspect(page, "251-new-passkey-error");
            page.getByLabel("Name of the passkey").fill("Laptop");
            press(page, "Add the passkey", "**/organiser/account?done=passkey-added");
            assertThat(page.locator("main").innerText()).contains("Laptop").contains("Not used yet");
            Browsers.inspect(page, "252-account-with-passkey");

            page.navigate("/organiser/account/passkeys/new");
            page.getByLabel("Name of the passkey").fill("The same device");
            button(page, "Add the passkey").click();
            page.locator("text=This device already has a passkey").waitFor();
            assertThat(page.getByLabel("Name of the passkey").inputValue()).isEqualTo("The same device");
            assertThat(page.title()).startsWith("Error: ");
            Browsers.inspect(page, "253-passkey-there-already");

            context.clearCookies();
            page.navigate("/organiser/sign-in");
            Browsers.inspect(page, "254-sign-in-with-passkey");
            press(page, "Sign in with a passkey", "**/organiser");

            page.navigate("/organiser/proof?back=%2Forganiser%2Faccount");
            Browsers.inspect(page, "255-proof-with-passkey");
            press(page, "Use a passkey", "**/organiser/account");
            assertThat(page.locator("main").innerText()).contains("Last used");

            page.locator("main a:has-text('Remove')").click();
            Browsers.inspect(page, "256-removal-of-passkey");
            press(page, "Remove the passkey", "**/organiser/account?done=passkey-removed");
            assertThat(page.locator("main").innerText()).doesNotContain("Laptop");

            context.clearCookies();
            page.navigate("/organiser/sign-in");
            press(page, "Sign in with a passkey", "**/organiser/sign-in/passkey");
            assertThat(page.locator(".govuk-error-summary:visible").innerText())
                    .contains("You were not signed in with the passkey");
            Browsers.inspect(page, "257-removed-passkey");
        }
    }

    @Test
    void whoever_cancels_loses_nothing_and_without_scripts_there_is_no_passkey() {
        try (var context = browsers.another(url);
                var plain = browsers.withoutScripts(url)) {
            var page = context.newPage();
            page.navigate("/organiser/sign-in");
            page.evaluate("() => { navigator.credentials.get ="
                    + " () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
            page.getByLabel("Email address").fill("ada@council.example");
            button(page, "Sign in with a passkey").click();
            page.locator("text=you cancelled it").waitFor();
            assertThat(page.getByLabel("Email address").inputValue()).isEqualTo("ada@council.example");

            var without = plain.newPage();
            without.navigate("/organiser/sign-in");
            assertThat(without.locator("main").innerText()).doesNotContain("passkey");
        }
    }

    /** A device that asks who uses it, and always finds that it is its owner. */
    private static void addAuthenticator(BrowserContext context, Page page) {
        var device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        device.addProperty("automaticPresenceSimulation", true);
        var options = new JsonObject();
        options.add("options", device);
        var session = context.newCDPSession(page);
        session.send("WebAuthn.enable");
        session.send("WebAuthn.addVirtualAuthenticator", options);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The browser asks the device first, and goes on by itself. */
    private static void press(Page page, String name, String next) {
        page.waitForNavigation(
                new Page.WaitForNavigationOptions().setUrl(next),
                () -> button(page, name).click());
    }
}
