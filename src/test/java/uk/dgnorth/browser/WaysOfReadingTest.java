package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.application.Applicants.form;
import static uk.dgnorth.application.Applicants.register;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.dgnorth.Fixtures;

/** Pages enlarged, spaced out, in forced colours, without motion and on paper: nothing is lost. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaysOfReadingTest {

    /** WCAG 2.2, criterion 1.4.12. */
    private static final String TEXT_SPACING =
            "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
                    + " p { margin-bottom: 2em !important }";

    /** Notes how everything looks that the tab key can reach, so that it can be told what the focus changes. */
    private static final String NOTE_LOOKS = """
            () => {
                const look = (element, part) => {
                    const style = getComputedStyle(element, part);
                    const outline = style.outlineStyle === 'none' ? '' : style.outline;
                    return [outline, style.boxShadow, style.backgroundColor].join();
                };
                window.looks = element => [element, ...(element.labels ?? [])]
                    .flatMap(shown => [look(shown), look(shown, '::before'), look(shown, '::after')])
                    .join();
                const reached = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
                window.before = new Map([...document.querySelectorAll(reached)]
                    .filter(element => element.checkVisibility())
                    .map(element => [element, looks(element)]));
                return before.size;
            }""";

    /** Takes what has the focus off the list, and tells what is wrong with it. */
    private static final String LOOK_AT_FOCUSED = """
            () => {
                const focused = document.activeElement;
                const box = focused.getBoundingClientRect();
                const problem = looks(focused) === before.get(focused) ? 'looks as without the focus'
                    : box.width < 1 || box.bottom <= 0 || box.top >= innerHeight ? 'is out of sight'
                    : before.has(focused) ? '' : 'was reached before, or not expected';
                before.delete(focused);
                return problem && focused.outerHTML + ' ' + problem;
            }""";

    @Inject
    Fixtures fixtures;

    @Inject
    Browsers browsers;

    @TestHTTPResource
    String url;

    private String event;
    private String token;

    @BeforeEach
    void anAttendee() {
        event = fixtures.anEventWithPlaces(20);
        token = register(fixtures, event, form("reads." + event + "@leeds.gov.uk"));
    }

    @Test
    void enlarged_to_400_percent() {
        try (var context = browsers.enlarged(url)) {
            var page = context.newPage();
            visit(page, "enlarged", () -> {});
        }
    }

    @Test
    void with_the_text_spaced_out() {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.setViewportSize(320, 900);
            // As an extension of a browser would: the page's own policy lets no style in.
            visit(page, "spaced", () -> page.evaluate("""
                            css => {
                                const sheet = new CSSStyleSheet();
                                sheet.replaceSync(css);
                                document.adoptedStyleSheets = [sheet];
                            }""", TEXT_SPACING));
        }
    }

    @Test
    void in_forced_colours_without_motion() {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setForcedColors(ForcedColors.ACTIVE)
                    .setReducedMotion(ReducedMotion.REDUCE));
            visit(page, "forced-colours", () -> {});
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.dgn-ticket')).transitionDuration"))
                    .isEqualTo("0s");
        }
    }

    @Test
    void on_paper_without_what_cannot_be_used_there() {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            openTicket(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            Browsers.photograph(page, "71-print-ticket");
            assertThat(page.locator(".dgn-ticket__image").isVisible()).isTrue();
            assertThat(page.locator(".dgn-ticket__code").isVisible()).isTrue();
            for (var useless : List.of(".dgn-footer", ".dgn-languages", "form[action$=sign-out]")) {
                assertThat(page.locator(useless).isVisible()).as(useless).isFalse();
            }
        }
    }

    @Test
    void by_keyboard_with_the_focus_in_sight_all_the_way() {
        try (var context = browsers.another(url)) {
            var page = context.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            page.navigate("/events/" + event);
            tabThrough(page);
            page.navigate("/events/" + event + "/register/email");
            tabThrough(page);
            openTicket(page);
            tabThrough(page);
            page.navigate("/your-registration/needs");
            tabThrough(page);
        }
    }

    private static void tabThrough(Page page) {
        var all = (Integer) page.evaluate(NOTE_LOOKS);
        assertThat(all).as("parts of %s that the tab key reaches", page.url()).isGreaterThan(10);
        for (int presses = 0; presses < all; presses++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate(LOOK_AT_FOCUSED)).as(page.url()).isEqualTo("");
        }
    }

    private void visit(Page page, String name, Runnable change) {
        page.navigate("/events/" + event);
        change.run();
        look(page, name + "-event", ".dgn-header__name", ".govuk-button--start");
        page.navigate("/events/" + event + "/register/email");
        page.locator("main form button").click();
        change.run();
        look(page, name + "-error", ".govuk-error-summary", "#email-error", "#email", "main form button");
        openTicket(page);
        change.run();
        look(page, name + "-ticket", ".dgn-header__name", ".dgn-ticket__image", ".dgn-ticket__code");
    }

    private void openTicket(Page page) {
        page.navigate("/your-registration/" + token);
        page.locator("main form button").click();
    }

    private static void look(Page page, String name, String... visible) {
        Browsers.photograph(page, "71-" + name);
        Browsers.demandNoSidewaysScrolling(page, name);
        for (var part : visible) {
            assertThat(page.locator(part).isVisible()).as(part + " on " + name).isTrue();
        }
    }
}
