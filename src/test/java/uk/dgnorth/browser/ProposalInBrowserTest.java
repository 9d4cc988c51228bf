package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.browser.Browsers.inspect;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.event.AnEvent;
import uk.dgnorth.proposal.ACall;

/** The call for proposals in a real browser: from its page to a review that others see. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposalInBrowserTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void a_proposal_is_written_submitted_and_reviewed_by_two() {
        var call = ACall.aCall(fixtures);
        propose(call);
        review(call, "one", "Reviewer One", "4");
        review(call, "two", "Reviewer Two", "5");
        declareConflict(call);
    }

    private void propose(ACall call) {
        var email = "browser." + call.event() + "@example.org";
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate(call.page());
            inspect(page, "80-call");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start a proposal"))
                    .click();
            press(page, "Send the link");
            inspect(page, "81-start-error");
            page.getByLabel("Email address").fill(email);
            press(page, "Send the link");
            inspect(page, "82-sent");
            page.navigate(call.linkSentTo(email));
            inspect(page, "83-open");
            press(page, "Open your proposals");
            inspect(page, "84-none-yet");
            press(page, "Start a proposal");
            inspect(page, "85-write");
            page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true))
                    .fill("<b>What</b> {event.class}");
            press(page, "Submit proposal");
            assertThat(page.title()).startsWith("Error: ");
            inspect(page, "86-write-error");
            page.getByLabel("Full name").fill("Speaker To Be Announced");
            page.getByLabel("Biography").fill("To be announced.");
            page.getByLabel("Abstract").fill("First line.\n\n" + "Averyverylongword".repeat(10));
            page.getByLabel("Format").selectOption("workshop");
            page.getByLabel("Level").selectOption("advanced");
            page.getByLabel("Who is it for?").fill("Everybody");
            press(page, "Save as draft");
            inspect(page, "87-saved");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open <b>What</b>"))
                    .click();
            press(page, "Submit proposal");
            assertThat(page.locator("main").innerText()).contains("Your proposal is submitted.");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Withdraw <b>What</b>"))
                    .click();
            inspect(page, "88-withdraw");
            page.navigate("/your-proposals");
            press(page, "Close your proposals on this device");
            inspect(page, "89-closed");
        }
    }

    private void review(ACall call, String local, String name, String score) {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate(invited(call, local, name));
            press(page, "Review proposals");
            inspect(page, "90-reviews-" + local);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("<b>What</b> {event.class}"))
                    .click();
            inspect(page, "91-review-" + local);
            press(page, "Save your review");
            inspect(page, "92-review-error-" + local);
            page.getByLabel("Score").selectOption(score);
            page.getByLabel("Note (optional)").fill("A note by " + name);
            press(page, "Save your review");
            assertThat(page.locator("main").innerText()).contains("What others say");
            inspect(page, "93-reviewed-" + local);
        }
    }

    private void declareConflict(ACall call) {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate(invited(call, "three", "Reviewer Three"));
            press(page, "Review proposals");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("<b>What</b> {event.class}"))
                    .click();
            page.getByLabel("Reason").fill("We work together.");
            press(page, "Declare a conflict of interest");
            assertThat(page.locator("main").innerText()).doesNotContain("A note by");
            inspect(page, "94-conflict");
        }
    }

    private static String invited(ACall call, String local, String name) {
        var email = local + "." + call.event() + "@example.org";
        AnEvent.asOrganiser()
                .body(Map.of("name", name, "email", email))
                .post(call.path() + "/call-for-proposals/reviewers")
                .then()
                .statusCode(201);
        return call.linkSentTo(email);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
