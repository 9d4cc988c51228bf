package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.access.Role;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.application.Applicants;

/** A stranger's address from the form to the ticket, with a reviewer in another browser. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferralInTwoBrowsersTest {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Pattern LINK = Pattern.compile("/your-registration/[\\w-]+");

    @Inject
    Browsers browsers;

    @Inject
    Fixtures fixtures;

    @TestHTTPResource
    String url;

    @Test
    void a_reviewer_asks_back_and_approves_and_the_applicant_has_a_ticket() {
        var event = fixtures.anEventWithPlaces(40);
        var reviewer = Accounts.with(Role.REVIEWER, event);
        var email = "two.browsers@parish-council.example";
        try (var applicants = browsers.another(url);
                var reviewers = browsers.another(url)) {
            var applicant = applicants.newPage();
            apply(applicant, event, email);
            var review = reviewers.newPage();
            signIn(review, reviewer, event);

            open(review, event);
            review.getByLabel("Your question").fill("Which county is the parish in?");
            press(review, "Send the question");
            assertThat(review.locator("main").innerText()).contains("The question is on its way");

            applicant.navigate(linkTo(email));
            applicant.locator("main form button").first().click();
            applicant.navigate("/your-registration/question");
            Browsers.inspect(applicant, "113-question");
            applicant.locator("textarea").fill("Lancashire: parish-council.example/about says so.");
            applicant.locator("main form button").first().click();

            open(review, event);
            assertThat(review.locator("main").innerText())
                    .contains("Which county is the parish in?")
                    .contains("Lancashire: parish-council.example/about says so.");
            review.getByLabel("Approve").check();
            review.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                    .fill("A parish council in Lancashire.");
            Browsers.inspect(review, "114-referral-answered");
            press(review, "Decide");
            assertThat(review.locator("main").innerText()).contains("The referral is approved");

            applicant.navigate("/your-registration");
            assertThat(applicant.locator("main").innerText()).contains("You have a place");
            assertThat(applicant.locator("main img[src*='ticket.png']").count()).isEqualTo(1);
            Browsers.inspect(applicant, "115-ticket-after-referral");
            assertThat(fixtures.letters(email).get(0).get("kind")).isEqualTo("place-approved");
        }
    }

    /** The one referral from the applicant's domain. */
    private static void open(Page page, String event) {
        page.navigate("/organiser/events/" + event + "/referrals");
        page.locator("main a:has-text('parish-council.example')").click();
        page.locator("main .dgn-row a").click();
    }

    private void apply(Page page, String event, String email) {
        page.navigate("/events/" + event + "/register/email");
        page.getByLabel("Work email address").fill(email);
        press(page, "Continue");
        press(page, "Continue");
        page.getByLabel("Full name").fill("Test Person");
        press(page, "Continue");
        page.getByLabel("Job title or role").fill("Parish clerk");
        page.getByLabel("Organisation").fill("Example Parish Council");
        press(page, "Continue");
        page.locator("input[type=radio]").first().check();
        press(page, "Continue");
        page.getByLabel("I work in the UK public sector").check();
        press(page, "Continue");
        press(page, "Register");
        page.getByLabel("Code from the email").fill(Applicants.codeSentTo(fixtures, email));
        press(page, "Continue");
        assertThat(page.locator("h1").innerText()).isEqualTo("We are checking your registration");
    }

    private void signIn(Page page, Accounts.Somebody reviewer, String event) {
        page.navigate("/organiser/events/" + event + "/referrals");
        page.getByLabel("Email address").fill(reviewer.email());
        press(page, "Continue");
        var code = CODE.matcher(fixtures.letters(reviewer.email()).get(0).get("text"));
        assertThat(code.find()).isTrue();
        Browsers.inspect(page, "116-organiser-code");
        page.getByLabel("Code from the email").fill(code.group());
        press(page, "Continue");
        Browsers.inspect(page, "117-organiser-password");
        page.getByLabel("Password").fill(Accounts.PASSWORD);
        press(page, "Sign in");
        assertThat(page.url()).endsWith("/organiser/events/" + event + "/referrals");
        page.navigate("/organiser/account");
        Browsers.inspect(page, "118-organiser-account");
    }

    private String linkTo(String email) {
        var link = LINK.matcher(fixtures.letters(email).get(0).get("text"));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
