package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.event.AnEvent.asOrganiser;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.account.Accounts;
import uk.dgnorth.event.AnEvent;

/** Two organisers at work in their browsers, from signing in to a release. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrganiserInBrowserTest {

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void a_programme_is_drafted_mended_and_released_and_the_second_editor_is_told() {
        var event = anEvent().kept();
        var pages = "/organiser/events/" + event.slug();
        try (var first = browsers.another(url);
                var second = browsers.another(url)) {
            var page = first.newPage();
            signIn(page, pages);
            Browsers.inspect(page, "71-organiser-event");
            addRoomAndSpeaker(page, pages);
            addSession(page, pages, "Opening", "09:30", "10:15");
            addSession(page, pages, "Digital inclusion in Leeds", "10:00", "10:45");
            Browsers.inspect(page, "76-organiser-sessions");
            clashAndMend(page, pages);
            bothEdit(page, second.newPage(), pages, event);
            release(page, pages);
            eventPages(page, pages);
        }
    }

    private static void signIn(Page page, String pages) {
        page.navigate(pages);
        save(page);
        Browsers.inspect(page, "70-organiser-sign-in-error");
        Browsers.signIn(page, Accounts.organiser());
        page.navigate(pages);
    }

    private static void addRoomAndSpeaker(Page page, String pages) {
        page.navigate(pages + "/rooms");
        Browsers.inspect(page, "72-organiser-rooms-empty");
        page.locator("main a.govuk-button").click();
        Browsers.inspect(page, "73-organiser-room");
        save(page);
        Browsers.inspect(page, "73-organiser-room-error");
        page.locator("#name").fill("Main hall");
        page.locator("#capacity").fill("300");
        page.locator("#stepFree").check();
        page.locator("#hearingLoop").check();
        save(page);
        Browsers.inspect(page, "74-organiser-room-saved");
        page.navigate(pages + "/add/speakers");
        Browsers.inspect(page, "75-organiser-speaker");
        page.locator("#name").fill("Speaker to be announced, Wigan Council");
        save(page);
    }

    private static void addSession(Page page, String pages, String title, String from, String until) {
        page.navigate(pages + "/add/sessions");
        page.locator("#title").fill(title);
        page.locator("#format").selectOption("talk");
        page.locator("#startsAt-time").fill(from);
        page.locator("#endsAt-time").fill(until);
        page.locator("#room").selectOption("main-hall");
        page.locator("#speakers-0").selectOption("speaker-to-be-announced-wigan-council");
        save(page);
    }

    private static void clashAndMend(Page page, String pages) {
        page.navigate(pages + "/preview");
        assertThat(page.locator("main").innerText()).contains("Clashes to mend first", "Main hall at the same time");
        Browsers.inspect(page, "77-organiser-clash");
        page.locator("main li a").nth(1).click();
        Browsers.inspect(page, "78-organiser-session");
        page.locator("#startsAt-time").fill("10:30");
        page.locator("#endsAt-time").fill("11:15");
        save(page);
        page.navigate(pages + "/preview");
        assertThat(page.locator("main").innerText()).doesNotContain("Clashes to mend first");
        Browsers.inspect(page, "79-organiser-preview");
    }

    private static void bothEdit(Page first, Page second, String pages, AnEvent event) {
        var path = pages + "/sessions/opening";
        Browsers.signIn(second, Accounts.organiser());
        second.navigate(path);
        second.locator("#title").fill("Opening, by the second");
        first.navigate(path);
        first.locator("#title").fill("Opening, by the first");
        first.locator("#abstract").fill("About the day.");
        save(first);
        save(second);
        assertThat(second.locator("h1").innerText()).contains("Somebody else changed this");
        Browsers.inspect(second, "80-organiser-changed-meanwhile");
        assertThat(title(event)).isEqualTo("Opening, by the first");
        assertThat(second.locator("#title").inputValue()).isEqualTo("Opening, by the second");
        assertThat(second.locator("#abstract").inputValue()).isEqualTo("About the day.");
        save(second);
        assertThat(title(event)).isEqualTo("Opening, by the second");
    }

    private static String title(AnEvent event) {
        return asOrganiser().get(event.path() + "/sessions/opening").jsonPath().getString("title");
    }

    private static void release(Page page, String pages) {
        page.navigate(pages + "/preview");
        page.locator("#note").fill("The first programme.");
        save(page);
        Browsers.inspect(page, "81-organiser-released");
        page.navigate(pages + "/releases/1");
        Browsers.inspect(page, "82-organiser-release");
        page.navigate(pages + "/releases/1/restore");
        Browsers.inspect(page, "83-organiser-restore");
        page.navigate(pages + "/rooms/main-hall/remove");
        Browsers.inspect(page, "84-organiser-remove");
        save(page);
        Browsers.inspect(page, "84-organiser-remove-in-use");
    }

    private static void eventPages(Page page, String pages) {
        page.navigate(pages + "/edit");
        Browsers.inspect(page, "85-organiser-change-event");
        page.navigate(pages + "/clone");
        Browsers.inspect(page, "86-organiser-clone");
        page.navigate("/organiser/events/new");
        save(page);
        Browsers.inspect(page, "87-organiser-new-event-error");
        page.navigate("/organiser");
        Browsers.examine(page, "the organisers' list of events");
        page.locator("form[action='/organiser/sign-out'] button").click();
        Browsers.inspect(page, "88-organiser-signed-out");
    }

    private static void save(Page page) {
        page.locator("main form button").first().click();
    }
}
