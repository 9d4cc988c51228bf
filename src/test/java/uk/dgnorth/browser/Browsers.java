package uk.dgnorth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The machine's Chromium, for tests that see pages as people do. */
public final class Browsers implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);
    private static final List<String> WCAG_22_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Where no browser is found the tests are skipped, but never on CI. */
    public static Browsers open() {
        if (!Files.isExecutable(CHROMIUM)) {
            var line = "No Chromium at " + CHROMIUM + ": install it (apt-get install chromium) to run browser tests";
            assertThat(System.getenv("CI")).as(line).isNotEqualTo("true");
            Assumptions.abort(line);
        }
        var playwright = Playwright.create();
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setHeadless(true)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        return new Browsers(playwright, playwright.chromium().launch(options));
    }

    /** A browser of somebody else: it shares no cookies. */
    public BrowserContext another(String baseUrl) {
        return browser.newContext(new Browser.NewContextOptions().setBaseURL(baseUrl));
    }

    public BrowserContext withoutScripts(String baseUrl) {
        return browser.newContext(
                new Browser.NewContextOptions().setBaseURL(baseUrl).setJavaScriptEnabled(false));
    }

    /** Keeps what the page looks like, and holds it to WCAG 2.2 AA at the narrowest and the widest. */
    public static void inspect(Page page, String name) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve(name + "-" + width + ".png")));
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s at %d pixels", name, width)
                    .isLessThanOrEqualTo(width);
        }
        var violations = new AxeBuilder(page).withTags(WCAG_22_AA).analyze().getViolations();
        assertThat(violations)
                .extracting(violation -> violation.getId() + " "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml())
                                .toList())
                .as("axe on %s", name)
                .isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
