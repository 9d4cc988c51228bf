package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.account.Accounts;

/** The machine's Chromium, for tests that see pages as people do; started once, when the first test asks for it. */
@Singleton
public final class Browsers {

    /** The first that is there: the one without a window is quicker by a quarter. */
    private static final List<Path> CHROMIUM =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final boolean PHOTOGRAPHS = Boolean.getBoolean("dgn.test.screenshots");
    private static final Path UNDECIDED = Path.of("target/axe-undecided");
    private static final int NARROWEST = 320;
    private static final List<Integer> OTHERS = List.of(768, 1280);
    private static final int WIDEST = 1920;
    private static final int HEIGHT = 900;

    /** WCAG 2.2 AA, and what axe thinks good beyond it. */
    private static final List<String> AXE =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** To name each element that passes would take longer than to look at it. */
    private static final Map<String, Object> AXE_OPTIONS =
            Map.of("runOnly", AXE, "resultTypes", List.of("violations", "incomplete"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /** Where no browser is found the tests are skipped, but never on CI. */
    private Browser browser() {
        if (browser != null) {
            return browser;
        }
        var chromium = CHROMIUM.stream().filter(Files::isExecutable).findFirst();
        if (chromium.isEmpty()) {
            var line = "No Chromium at any of " + CHROMIUM
                    + ": install it (apt-get install chromium) to run browser tests";
            assertThat(System.getenv("CI")).as(line).isNotEqualTo("true");
            Assumptions.abort(line);
        }
        playwright = Playwright.create();
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium.get())
                .setHeadless(true)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        browser = playwright.chromium().launch(options);
        return browser;
    }

    @PreDestroy
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A browser of somebody else: it shares no cookies. */
    public BrowserContext another(String baseUrl) {
        return open(new Browser.NewContextOptions().setBaseURL(baseUrl));
    }

    public BrowserContext withoutScripts(String baseUrl) {
        return open(new Browser.NewContextOptions().setBaseURL(baseUrl).setJavaScriptEnabled(false));
    }

    /** A window of 1280 by 1024 pixels, enlarged to 400 percent (WCAG 2.2, 1.4.10). */
    public BrowserContext enlarged(String baseUrl) {
        return open(new Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setViewportSize(1280 / 4, 1024 / 4)
                .setDeviceScaleFactor(4));
    }

    private BrowserContext open(Browser.NewContextOptions options) {
        var context = browser().newContext(options);
        // Once for all pages: it takes longer to hand it to each when it is wanted.
        context.addInitScript(AxeBuilder.getAxeScript());
        context.onResponse(Browsers::checkHtml);
        return context;
    }

    /** Fails the step of a test that led to a document which is not valid. */
    private static void checkHtml(Response response) {
        if (response.request().isNavigationRequest()
                && String.valueOf(response.headerValue("content-type")).startsWith("text/html")) {
            ValidHtml.check(response.body(), response.request().method() + " " + response.url());
        }
    }

    /** As somebody who has just signed in. */
    static void signIn(Page page, Accounts.Somebody somebody) {
        page.context()
                .addCookies(List.of(new Cookie("organiser", somebody.session())
                        .setDomain("localhost")
                        .setPath("/")));
    }

    /** Holds the page to WCAG 2.2 AA at the narrowest; none may scroll sideways. */
    public static void inspect(Page page, String name) {
        page.setViewportSize(WIDEST, HEIGHT);
        demandNoSidewaysScrolling(page, name);
        for (int width : OTHERS) {
            page.setViewportSize(width, HEIGHT);
            demandNoSidewaysScrolling(page, name);
            photograph(page, name + "-" + width);
        }
        examine(page, name);
        photograph(page, name + "-" + NARROWEST);
    }

    /** Holds the page to WCAG 2.2 AA at the narrowest, where it is of the same parts as another that is photographed. */
    static void examine(Page page, String name) {
        page.setViewportSize(NARROWEST, HEIGHT);
        demandNoSidewaysScrolling(page, name);
        askAxe(page, name);
    }

    /** Only where somebody wants to look at them: they would take a third of the time of these tests. */
    static void photograph(Page page, String name) {
        if (PHOTOGRAPHS) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
        }
    }

    static void demandNoSidewaysScrolling(Page page, String name) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s in a window of %d pixels", name, page.viewportSize().width)
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    /** Without the library's builder, which takes twice as long for the sake of frames that our pages do not have. */
    private static void askAxe(Page page, String name) {
        var answer = results((String) page.evaluate("options => axe.run(options).then(JSON.stringify)", AXE_OPTIONS));
        assertThat(answer.getViolations())
                .as("axe on %s", name)
                .filteredOn(rule -> !isBackLinkOutsideLandmarks(rule))
                .extracting(rule -> rule.getId() + " " + elements(rule))
                .isEmpty();
        assertThat(answer.getPasses())
                .as("rules that axe has tried on %s", name)
                .extracting(Rule::getId)
                .contains("target-size", "color-contrast")
                // Of a page behind an open dialog axe sees the dialog alone.
                .containsAll(hasOpenDialog(page) ? List.of() : List.of("document-title", "html-has-lang"));
        keepUndecided(answer.getIncomplete(), name);
    }

    private static boolean hasOpenDialog(Page page) {
        return page.locator("dialog[open]").count() > 0;
    }

    private static AxeResults results(String json) {
        try {
            return JSON.readValue(json, AxeResults.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pattern of GOV.UK puts it before the main part, so that the skip link passes it. */
    private static boolean isBackLinkOutsideLandmarks(Rule rule) {
        return rule.getId().equals("region")
                && elements(rule).stream().allMatch(html -> html.contains("class=\"govuk-back-link\""));
    }

    /** What axe leaves to people to look at. */
    private static void keepUndecided(List<Rule> rules, String name) {
        if (rules.isEmpty()) {
            return;
        }
        var lines = rules.stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + "\n  " + String.join("\n  ", elements(rule)))
                .toList();
        try {
            Files.createDirectories(UNDECIDED);
            Files.write(UNDECIDED.resolve(name + ".txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> elements(Rule rule) {
        return rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }
}
