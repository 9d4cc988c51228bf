package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.browser.Browsers.inspect;
import static uk.dgnorth.event.AnEvent.anEvent;
import static uk.dgnorth.programme.AProgramme.bookable;
import static uk.dgnorth.programme.AProgramme.changed;
import static uk.dgnorth.programme.AProgramme.session;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.programme.AProgramme;

/** The public programme in a real browser. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgrammeInBrowserTest {

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    @Test
    void every_page_of_a_programme_can_be_used_by_everyone() {
        var event = programme().slug();
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> complaints.add(message.text()));

            page.navigate("/events/" + event);
            page.locator("main a[href$='/programme']").click();
            inspect(page, "80-programme");
            page.setViewportSize(1280, 900);
            assertThat(page.locator("table").first().isVisible()).isTrue();
            assertThat(page.locator("ol.dgn-sessions").first().isVisible())
                    .as("there is one version of the programme at a time")
                    .isFalse();
            page.setViewportSize(320, 900);
            assertThat(page.locator("table").first().isVisible()).isFalse();
            assertThat(page.locator("ol.dgn-sessions").first().isVisible()).isTrue();
            page.navigate("/events/" + event + "/programme?view=list");
            inspect(page, "81-programme-list");
            page.navigate("/events/" + event + "/programme?q=LEEDS&track=inclusion");
            inspect(page, "82-programme-filtered");
            page.locator(".dgn-session a").first().click();
            inspect(page, "83-session");
            page.locator("main ul a[href*='/speakers/']").first().click();
            inspect(page, "84-speaker");
            page.locator(".govuk-back-link").click();
            inspect(page, "85-speakers");

            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void the_programme_can_be_filtered_without_scripts() {
        var event = programme().slug();
        try (var context = browsers.withoutScripts(url)) {
            var page = context.newPage();
            page.navigate("/events/" + event + "/programme");
            page.locator("summary").click();
            page.locator("#format").selectOption("workshop");
            page.locator("main form button").click();

            assertThat(titles(page)).containsExactly("Session skills", "Session inclusion");
            assertThat(page.locator("#format").inputValue()).isEqualTo("workshop");
        }
    }

    @Test
    void the_pages_are_there_in_welsh() {
        var event = programme().slug();
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.navigate("/events/" + event + "/programme?lang=cy");
            WelshInBrowserTest.seeWelsh(page, "programme");
            page.navigate("/events/" + event + "/programme?q=nothing-like-it");
            WelshInBrowserTest.seeWelsh(page, "programme-filtered");
            page.navigate("/events/" + event + "/sessions/opening");
            WelshInBrowserTest.seeWelsh(page, "session");
            page.navigate("/events/" + event + "/speakers/speaker-wigan");
            WelshInBrowserTest.seeWelsh(page, "speaker");
            page.navigate("/events/" + event + "/speakers");
            WelshInBrowserTest.seeWelsh(page, "speakers");
        }
    }

    private static List<String> titles(Page page) {
        return page.locator(".dgn-session__title:visible").allInnerTexts();
    }

    /** Two days, three rooms, things at once, a long workshop, and a break without a room. */
    private static AProgramme programme() {
        var programme =
                AProgramme.of(anEvent().with("endsAt", "2027-09-15T16:00:00Z").kept());
        programme
                .add("rooms", AProgramme.room("annexe", 60))
                .change("rooms", "main-hall", Map.of("name", "Main hall", "location", "Ground floor"))
                .change("rooms", "small-room", Map.of("name", "Small room"))
                .change("rooms", "annexe", Map.of("name", "Annexe", "stepFree", false))
                .change(
                        "speakers",
                        "speaker-wigan",
                        Map.of(
                                "jobTitle",
                                "Head of digital",
                                "links",
                                List.of(Map.of("label", "Website", "url", "https://example.org/"))))
                .change(
                        "sessions",
                        "opening",
                        Map.of(
                                "title",
                                "Digital inclusion in Leeds: what a city learned from lending tablets",
                                "abstract",
                                "First paragraph.\n\nSecond paragraph.",
                                "level",
                                "introductory",
                                "resources",
                                List.of(Map.of("label", "Slides", "url", "https://example.org/slides"))))
                .add("sessions", in("annexe", bookable("skills", "2027-09-14T08:30:00Z", "2027-09-14T11:00:00Z", 20)))
                .add("sessions", session("connectivity", "2027-09-14T09:30:00Z", "2027-09-14T10:00:00Z"))
                .add("sessions", lunch())
                .add("sessions", session("second-day", "2027-09-15T09:00:00Z", "2027-09-15T10:00:00Z"));
        return programme.released();
    }

    private static Map<String, Object> in(String room, Map<String, Object> session) {
        return changed(session, Map.of("room", room));
    }

    private static Map<String, Object> lunch() {
        var lunch = changed(
                session("lunch", "2027-09-14T11:00:00Z", "2027-09-14T12:00:00Z"),
                Map.of("title", "Lunch", "format", "break", "speakers", List.of()));
        lunch.remove("room");
        lunch.remove("track");
        return lunch;
    }
}
