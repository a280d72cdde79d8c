package dev.antigravity.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Patience;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The page in a real browser, Debian's Chromium.
class DashboardBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    private Path folder;

    private ServedDashboard proxy;
    private ChromeDriver browser;

    @BeforeEach
    void open() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no browser here; apt-get install chromium chromium-driver brings one");
        proxy = new ServedDashboard(folder);
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        var driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .build();
        browser = new ChromeDriver(driver, options);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (proxy != null) {
            proxy.close();
        }
    }

    private void signIn(URI link) {
        browser.get(link.toString());
        Patience.until(() -> shows("#board h2", "Live") || shows("#notice", "signed in"));
    }

    private boolean shows(String selector, String text) {
        return holds(
                "[...document.querySelectorAll(arguments[0])].some((one) => one.checkVisibility()"
                        + " && one.textContent.includes(arguments[1]))",
                selector,
                text);
    }

    private boolean holds(String claim, Object... arguments) {
        return Boolean.TRUE.equals(browser.executeScript("return " + claim, arguments));
    }

    /// What of the page breaks the rules that keep it usable for everybody.
    private String barriers() {
        return String.valueOf(browser.executeScript(script()));
    }

    private void refuse() {
        proxy.upstream.answer(
                429,
                Map.of("retry-after", "120"),
                "{\"error\":{\"message\":\"slow down\"}}".getBytes(StandardCharsets.UTF_8));
    }

    /// By keyboard. The page may draw anew just then.
    private void press(String selector) {
        Patience.until(() -> {
            try {
                browser.findElement(By.cssSelector(selector)).sendKeys(Keys.ENTER);
                return true;
            } catch (StaleElementReferenceException _) {
                return false;
            }
        });
    }

    /// The commands know of a rest up to a second later than the page; until then there is nothing to end.
    private boolean isWoken() {
        try {
            browser.findElements(By.cssSelector("[data-act^='wake']:enabled"))
                    .forEach(button -> button.sendKeys(Keys.ENTER));
        } catch (StaleElementReferenceException _) {
            return false;
        }
        return !shows("#account-cards .why", "retry-after: 120");
    }

    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    @Test
    void followsWhatHappensAndLetsTheUserActOnIt() {
        signIn(proxy.link());
        assertThat(shows("#account-cards", "lab/one")).isTrue();
        assertThat(browser.getCurrentUrl()).doesNotContain("#");

        var goOn = new CountDownLatch(1);
        proxy.upstream.then((_, out, _) -> {
            await(goOn);
            FakeUpstream.head(200, Map.of("content-length", "2"), out);
            out.write("{}".getBytes(StandardCharsets.UTF_8));
        });
        var asking = Thread.ofVirtual().start(proxy::ask);
        Patience.until(() -> shows("#underway .going", "lab/"));
        goOn.countDown();
        Patience.until(() -> shows("#requests summary", "200") && !shows("#underway .going", "lab/"));

        refuse();
        proxy.answers();
        proxy.ask();
        Patience.until(() -> shows("#account-cards .why", "retry-after: 120"));
        Patience.until(() -> holds("document.querySelectorAll('#requests summary').length === 2"));
        press("#requests summary");
        Patience.until(() -> shows("#requests .story li", "slow down"));
        Patience.until(this::isWoken);

        Patience.until(() -> !browser.findElements(By.cssSelector("#charts canvas, #charts p"))
                .isEmpty());
        assertThat(browser.getPageSource()).doesNotContain(ServedDashboard.KEY, "key-1");
        assertThat(complaints()).isEmpty();
        join(asking);
    }

    @Test
    void aLinkIsGoodOnceAndSigningOutIsForGood() {
        var link = proxy.link();
        signIn(link);
        assertThat(shows("#accounts h2", "Accounts")).isTrue();
        browser.findElement(By.id("leave")).click();
        Patience.until(() -> shows("#notice", "not signed in"));

        browser.get("about:blank");
        signIn(link);

        assertThat(shows("#notice", "used before")).isTrue();
        assertThat(shows("#accounts h2", "Accounts")).isFalse();
    }

    @Test
    void canBeReadByEverybody() {
        proxy.answers();
        proxy.ask();
        refuse();
        proxy.answers();
        proxy.ask();
        signIn(proxy.link());
        Patience.until(() -> shows("#charts table, #charts summary", "table")
                && shows("#findings", "antigravity")
                && shows("#account-cards .why", "retry-after")
                && shows("#requests summary", "200"));
        for (var scheme : List.of("light", "dark")) {
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            assertThat(barriers()).as(scheme).isEqualTo("[]");
        }
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
        Patience.until(() -> holds("innerWidth === 360"));
        assertThat(barriers()).as("narrow").isEqualTo("[]");
        assertThat(holds("document.documentElement.scrollWidth <= 360")).isTrue();
    }

    /// The rules a page must keep, as a script that names what breaks them.
    private static String script() {
        try (var in = DashboardBrowserTest.class.getResourceAsStream("accessible.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
