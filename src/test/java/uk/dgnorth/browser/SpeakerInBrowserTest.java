package uk.dgnorth.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.dgnorth.event.AnEvent.asOrganiser;
import static uk.dgnorth.programme.AProgramme.aProgramme;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;
import uk.dgnorth.programme.AProgramme;
import uk.dgnorth.upload.SomeFiles;

/** A speaker from the letter of invitation to a confirmed session, and back another day. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpeakerInBrowserTest {

    private static final String SPEAKER = "/speakers/speaker-wigan";
    private static final Pattern LINK = Pattern.compile("/speaker/invitations/[\\w-]+");
    private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);
    private static final Pattern CODE = Pattern.compile("(?m)^\\d{6}$");

    @Inject
    Browsers browsers;

    @Inject
    Fixtures fixtures;

    @TestHTTPResource
    String url;

    @Test
    void a_speaker_goes_from_the_letter_to_a_confirmed_session_with_photo_and_slides() {
        var email = "browser.speaker.one@wigan.gov.uk";
        var programme = invited(email);
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate(find(LINK, email));
            Browsers.inspect(page, "91-speaker-invitation");
            press(page, "Accept the invitation");
            assertThat(page.locator("h1").innerText()).isEqualTo("Your tasks");
            Browsers.inspect(page, "92-speaker-tasks");
            press(page, "Sign out");
            signIn(page, email);
            availability(page);
            biography(page);
            photo(page);
            needsAndConsent(page);
            sessions(page, programme);
            slides(page, programme);
            Browsers.inspect(page, "98-speaker-tasks-done");
            assertThat(page.locator(".govuk-task-list__status").allInnerTexts())
                    .hasSize(8)
                    .containsOnly("Done");
            delegates(page);
            press(page, "Sign out");
            Browsers.inspect(page, "101-speaker-signed-out");
            page.navigate(find(LINK, email));
            press(page, "Accept the invitation");
            Browsers.inspect(page, "102-speaker-invitation-ended");
        }
        asOrganiser().get(programme.path() + SPEAKER).then().body("confirmed", equalTo(true));
        programme.released();
        given().get(programme.path() + SPEAKER).then().body("photo.alt", equalTo("A circle"));
        given().get(programme.path() + "/sessions/opening/slides").then().statusCode(200);
    }

    @Test
    void a_speaker_comes_back_with_a_code_and_proposes_a_change_without_scripts() {
        var email = "browser.speaker.two@wigan.gov.uk";
        var programme = invited(email);
        programme.released();
        try (var context = browsers.withoutScripts(url)) {
            var page = context.newPage();
            page.navigate("/speaker/sign-in");
            press(page, "Send the code");
            page.getByLabel("Email address").fill(email);
            press(page, "Send the code");
            press(page, "Sign in");
            page.getByLabel("Code from the email").fill(find(CODE, email));
            press(page, "Sign in");
            page.navigate(page.url() + "/sessions/opening");
            page.getByLabel("Title").fill("A better title");
            press(page, "Propose this change");

            assertThat(page.locator("main").innerText()).contains("Change proposed", "Session opening");
        }
    }

    @Test
    void the_pages_for_signing_in_and_of_a_conflict_can_be_used_by_everyone() {
        var email = "browser.speaker.three@wigan.gov.uk";
        var programme = invited(email);
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/speaker/sign-in?lang=cy");
            Browsers.inspect(page, "103-speaker-sign-in");
            press(page, "Send the code");
            Browsers.inspect(page, "103-speaker-sign-in-error");
            page.getByLabel("Email address").fill(email);
            press(page, "Send the code");
            Browsers.inspect(page, "104-speaker-code");
            page.getByLabel("Code from the email").fill(find(CODE, email));
            press(page, "Sign in");
            var desk = page.url();
            page.navigate(desk + "/biography");
            programme.change("speakers", "speaker-wigan", Map.of("biography", "By the organiser."));
            page.getByLabel("Biography").fill("By the speaker.");
            press(page, "Save");
            Browsers.inspect(page, "105-speaker-biography-conflict");
            programme.released();
            page.navigate(desk + "/sessions/opening");
            page.getByLabel("Title").fill("<b>Another</b> title");
            press(page, "Propose this change");
            Browsers.inspect(page, "106-speaker-sessions-proposed");
            page.navigate(desk + "/sessions/opening");
            Browsers.inspect(page, "107-speaker-session-proposed");
        }
    }

    private AProgramme invited(String email) {
        var programme = aProgramme();
        programme.change("speakers", "speaker-wigan", Map.of("contact", Map.of("email", email), "confirmed", false));
        programme.change("sessions", "opening", Map.of("abstract", ""));
        asOrganiser().post(programme.path() + SPEAKER + "/invitation").then().statusCode(202);
        return programme;
    }

    private void availability(Page page) {
        follow(page, "Say when you cannot speak");
        Browsers.inspect(page, "93-speaker-availability");
        page.getByLabel("Until").fill("2027-09-14T08:00");
        press(page, "Add this time");
        Browsers.inspect(page, "93-speaker-availability-error");
        page.getByLabel("Until").fill("2027-09-14T12:00");
        press(page, "Add this time");
        Browsers.inspect(page, "93-speaker-availability-told");
        press(page, "That is all");
        Browsers.inspect(page, "92-speaker-tasks-saved");
    }

    private static void biography(Page page) {
        follow(page, "Write your biography");
        page.getByLabel("Links (optional)").fill("My blog http://example.org");
        press(page, "Save");
        Browsers.inspect(page, "94-speaker-biography-error");
        page.getByLabel("Links (optional)").fill("My blog https://example.org");
        page.getByLabel("Biography").fill("Knows <b>data</b> {event.class}.\nSecond line.");
        press(page, "Save");
    }

    private void signIn(Page page, String email) {
        page.navigate("/speaker/sign-in");
        page.getByLabel("Email address").fill(email);
        press(page, "Send the code");
        page.getByLabel("Code from the email").fill(find(CODE, email));
        press(page, "Sign in");
    }

    private static void photo(Page page) {
        follow(page, "Add your photo");
        page.getByLabel("Photo", EXACTLY).setInputFiles(file("photo.jpg", SomeFiles.svg()));
        press(page, "Save");
        Browsers.inspect(page, "108-speaker-photo-error");
        assertThat(page.locator(".govuk-error-summary a").allInnerTexts())
                .containsExactly("Describe the photo in one line of 1 to 300 characters, for people who cannot see it");
        page.getByLabel("Photo", EXACTLY).setInputFiles(file("photo.jpg", SomeFiles.jpeg()));
        page.getByLabel("What the photo shows").fill("A circle");
        press(page, "Save");
        follow(page, "Add your photo");
        assertThat(page.getByAltText("A circle").evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .isEqualTo(800);
        Browsers.inspect(page, "108-speaker-photo");
        page.navigate(page.url().replace("/photo", ""));
    }

    private static void slides(Page page, AProgramme programme) {
        follow(page, "Add the slides of your sessions");
        follow(page, "Add the slides");
        press(page, "Save");
        Browsers.inspect(page, "109-speaker-slides-error");
        page.getByLabel("Slides", EXACTLY).setInputFiles(file("slides.pdf", SomeFiles.pdf()));
        page.getByLabel("Everybody may download the slides").check();
        press(page, "Save");
        Browsers.inspect(page, "109-speaker-sessions-slides");
        follow(page, "Change the slides");
        Browsers.inspect(page, "109-speaker-slides");
        page.navigate("/speaker/events/" + programme.slug() + "/speaker-wigan");
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    private static void needsAndConsent(Page page) {
        follow(page, "Tell us what you need");
        page.getByLabel("Access needs (optional)").fill("A ramp");
        press(page, "Save");
        Browsers.inspect(page, "95-speaker-needs-error");
        page.getByLabel("You may use what I told you").check();
        press(page, "Save");
        follow(page, "Say what we may publish and record");
        press(page, "Save");
        Browsers.inspect(page, "96-speaker-consent-error");
        page.locator("#publish").check();
        page.locator("#record-no").check();
        press(page, "Save");
    }

    private static void sessions(Page page, AProgramme programme) {
        follow(page, "Confirm your sessions");
        Browsers.inspect(page, "97-speaker-sessions");
        page.locator("main form button").first().click();
        assertThat(page.locator("main").innerText()).contains("Confirmed");
        follow(page, "Change the title or abstract");
        page.getByLabel("Title").fill("");
        press(page, "Save");
        Browsers.inspect(page, "97-speaker-session-error");
        page.getByLabel("Title").fill("Opening the day");
        page.getByLabel("Abstract").fill("How the day begins.");
        press(page, "Save");
        assertThat(page.locator("main").innerText()).contains("Opening the day");
        page.navigate("/speaker/events/" + programme.slug() + "/speaker-wigan");
    }

    private static void delegates(Page page) {
        follow(page, "Who can act for you");
        press(page, "Add");
        Browsers.inspect(page, "99-speaker-delegates-error");
        page.getByLabel("Their email address").fill("browser.assistant@wigan.gov.uk");
        press(page, "Add");
        Browsers.inspect(page, "100-speaker-delegates");
        page.locator("main form button").first().click();
        assertThat(page.locator("main").innerText()).doesNotContain("browser.assistant");
        page.navigate("/speaker");
    }

    private String find(Pattern pattern, String email) {
        return fixtures.letters(email).stream()
                .map(letter -> pattern.matcher(String.valueOf(letter.get("text"))))
                .filter(found -> found.find())
                .map(found -> found.group())
                .findFirst()
                .orElseThrow();
    }

    private static void press(Page page, String button) {
        page.locator("main button")
                .filter(new Locator.FilterOptions().setHasText(button))
                .first()
                .click();
    }

    private static void follow(Page page, String text) {
        page.locator("a", new Page.LocatorOptions().setHasText(text)).first().click();
    }
}
