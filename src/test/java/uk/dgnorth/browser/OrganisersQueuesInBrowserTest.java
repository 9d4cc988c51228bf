package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.browser.Browsers.inspect;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.TestClock;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.proposal.ACall;
import uk.dgnorth.speaker.ASpeaker;

/** What waits for an organiser besides the draft: speakers, what they want to change, files, and proposals. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrganisersQueuesInBrowserTest {

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @Inject
    TestClock clock;

    @TestHTTPResource
    String url;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void speakers_are_invited_reminded_answered_and_shown() throws IOException {
        var speaker = ASpeaker.aSpeaker(fixtures);
        var session = speaker.accepted();
        speaker.programme().released();
        propose(speaker, session);
        clock.set(Instant.parse("2027-08-10T09:00:00Z"));
        var pages = "/organiser/events/" + speaker.programme().slug();
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            signIn(page, pages);
            inspect(page, "100-organiser-event");
            page.navigate(pages + "/progress");
            inspect(page, "101-progress");
            page.navigate(pages + "/progress/" + ASpeaker.SLUG);
            inspect(page, "102-progress-of-one");
            page.navigate(pages + "/nudge");
            inspect(page, "103-nudge");
            press(page, "Send them");
            assertThat(page.locator("main").innerText()).contains("The reminders are on their way.");
            page.navigate(pages + "/progress/" + ASpeaker.SLUG);
            press(page, "Send 1 reminder");
            inspect(page, "104-nudge-refused");
            page.navigate(pages + "/proposed-changes");
            inspect(page, "105-changes");
            page.locator("main dl a").click();
            inspect(page, "106-change");
            press(page, "Save the decision");
            inspect(page, "107-change-error");
            photo(page, pages);
            slides(page, pages);
            page.navigate("/events/" + speaker.programme().slug());
            inspect(page, "112-event-speakers");
        }
    }

    private static void propose(ASpeaker speaker, String session) {
        var form = speaker.path() + "/sessions/opening";
        var version = Jsoup.parse(ASpeaker.browser(session).get(form).asString())
                .select("input[name=version]")
                .val();
        ASpeaker.browser(session)
                .formParams(Map.of(
                        "version",
                        version,
                        "title",
                        "Averyverylongword".repeat(8),
                        "abstract",
                        "First line.\n\nSecond <b>paragraph</b>."))
                .post(form)
                .then()
                .statusCode(303);
    }

    private static void photo(Page page, String pages) throws IOException {
        page.navigate(pages + "/speakers/speaker-wigan/photo");
        press(page, "Keep this photo");
        inspect(page, "108-photo-error");
        page.locator("#photo").setInputFiles(new FilePayload("me.png", "image/png", png()));
        page.locator("#alt").fill("An orange square");
        press(page, "Keep this photo");
        inspect(page, "109-speaker-with-photo");
        page.navigate(pages + "/speakers/speaker-wigan/photo");
        inspect(page, "110-photo");
    }

    private static void slides(Page page, String pages) {
        page.navigate(pages + "/sessions/opening/slides");
        page.locator("#slides")
                .setInputFiles(new FilePayload(
                        "slides.pdf", "application/pdf", "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        page.getByLabel("Publish the slides").check();
        press(page, "Keep these slides");
        page.navigate(pages + "/sessions/opening/slides");
        inspect(page, "111-slides");
    }

    @Test
    void a_call_is_set_up_and_proposals_are_decided() {
        var call = ACall.aCall(fixtures);
        var email = "proposer." + call.event() + "@example.org";
        var proposer = call.proposer(email);
        var id = ACall.submitted(proposer, "What <b>works</b> " + "averyverylongword".repeat(8));
        var reviewer = call.reviewer("Reviewer One", "one." + call.event() + "@example.org");
        ACall.send(reviewer, "/your-reviews/proposal/" + id, Map.of("action", "score", "score", "4", "note", "A note"));
        twoWindows(call, email);
        var pages = "/organiser/events/" + call.event();
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            signIn(page, pages + "/call");
            inspect(page, "120-call");
            page.locator("#introduction").fill("");
            press(page, "Save");
            inspect(page, "121-call-error");
            page.navigate("/events/" + call.event());
            inspect(page, "122-event-call");
            page.navigate(pages + "/reviewers");
            press(page, "Send the letter");
            inspect(page, "123-reviewers-error");
            page.locator("main dl a").click();
            inspect(page, "124-reviewer-remove");
            clock.set(Instant.parse(ACall.DEADLINE)); // by when the session has ended
            signIn(page, pages + "/proposals");
            decide(page, pages, id);
        }
    }

    private static void decide(Page page, String pages, String id) {
        inspect(page, "125-proposals");
        page.navigate(pages + "/proposals/" + id);
        press(page, "Save the decision");
        inspect(page, "126-proposal-error");
        page.locator("#outcome").check();
        page.locator("#reason").fill("See you there.");
        press(page, "Save the decision");
        inspect(page, "127-decided");
        page.navigate(pages + "/letters");
        inspect(page, "128-letters");
        page.locator("main dl a").first().click();
        inspect(page, "129-letter");
        page.navigate(page.url() + "/edit");
        inspect(page, "130-letter-words");
        press(page, "Save");
        press(page, "Send this letter");
        inspect(page, "131-letter-sent");
    }

    private void twoWindows(ACall call, String email) {
        try (var context = browsers.another(url)) {
            var first = context.newPage();
            first.navigate(call.linkFor(email));
            press(first, "Open your proposals");
            press(first, "Start a proposal");
            var second = context.newPage();
            second.navigate(first.url());
            first.getByLabel("Abstract").fill("From the first window.");
            press(first, "Save as draft");
            second.getByLabel("Abstract").fill("From the second window.");
            press(second, "Save as draft");
            assertThat(second.getByLabel("Abstract").inputValue()).isEqualTo("From the second window.");
            inspect(second, "95-two-windows");
        }
    }

    private static void signIn(Page page, String path) {
        Browsers.signIn(page, Accounts.organiser());
        page.navigate(path);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static byte[] png() throws IOException {
        var image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillRect(0, 0, 300, 300);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
