package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.account.Accounts;

/** An organiser who gives a colleague an account, the colleague who accepts it, and a token. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountsInBrowserTest {

    private static final Pattern LINK = Pattern.compile("/organiser/invitations/[\\w-]+");

    @Inject
    Browsers browsers;

    @Inject
    Fixtures fixtures;

    @TestHTTPResource
    String url;

    @Test
    void an_account_from_the_invitation_to_its_end() {
        var email = "accounts.in.browser@council.example";
        var organiser = Accounts.organiser();
        try (var context = browsers.another(url);
                var another = browsers.another(url)) {
            context.addCookies(List.of(new Cookie("organiser", organiser.session()).setUrl(url)));
            var page = context.newPage();
            page.navigate("/organiser/people/new");
            press(page, "Send the invitation");
            Browsers.inspect(page, "119-new-person-error");
            page.getByLabel("Full name").fill("Colleague In A Browser");
            page.getByLabel("Email address").fill(email);
            press(page, "Send the invitation");
            Browsers.inspect(page, "120-person-invited");

            var colleague = another.newPage();
            var link = LINK.matcher(fixtures.letters(email).get(0).get("text"));
            assertThat(link.find()).isTrue();
            colleague.navigate(link.group());
            colleague.getByLabel("Password").fill("password1234");
            press(colleague, "Accept the invitation");
            Browsers.inspect(colleague, "121-invitation-error");
            colleague.getByLabel("Password").fill(Accounts.PASSWORD);
            press(colleague, "Accept the invitation");
            assertThat(colleague.locator("main").innerText()).contains("Your account is ready");
            Browsers.inspect(colleague, "122-organiser-sign-in");

            page.navigate("/organiser/people");
            Browsers.inspect(page, "123-people");
            page.locator("th a:has-text('Name')").click();
            page.locator("main a:has-text('Colleague In A Browser')").click();
            page.getByLabel("Role").selectOption("steward");
            press(page, "Give the role");
            Browsers.inspect(page, "123-person");
            page.locator("main a:has-text('Take away the role steward')").click();
            Browsers.inspect(page, "123-taking-role");
            press(page, "Take away the role");
            page.locator("main a:has-text('Close the account')").click();
            Browsers.inspect(page, "124-closing");
            press(page, "Close the account");
            assertThat(page.locator("main").innerText()).contains("The account is closed");

            page.navigate("/organiser/account/tokens/new");
            press(page, "Make the token");
            Browsers.inspect(page, "125-new-token-error");
            page.getByLabel("Name").fill("Screen in the foyer");
            page.getByLabel("Read what organisers can read").check();
            press(page, "Make the token");
            Browsers.inspect(page, "126-token");
            assertThat(page.locator("main code").innerText()).startsWith("dgn_");
            page.navigate("/organiser/people/tokens");
            Browsers.inspect(page, "126-tokens");
            page.locator("main a:has-text('Screen in the foyer')").click();
            Browsers.inspect(page, "126-revoking");
            press(page, "Revoke the token");
            assertThat(page.locator("main").innerText()).contains("does not work any more");
            page.navigate("/organiser/proof");
            Browsers.inspect(page, "127-proof");
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
