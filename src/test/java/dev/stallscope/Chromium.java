package dev.stallscope;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * An installed Chromium without a network. Tests that need one are in classes {@code *BrowserTest}
 * and are skipped, visibly, where there is none. {@code STALLSCOPE_CHROMIUM} names one elsewhere.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /** Gathers what a policy forbids, before anything of the page runs. */
  private static final String LISTENER =
      """
      window.forbidden = [];
      addEventListener("securitypolicyviolation",
          (event) => window.forbidden.push(event.violatedDirective + " " + event.blockedURI));
      """;

  /** How long a page may take to show what a click asks for, which it does in a task of its own. */
  private static final double BUSY_MACHINE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it, or skips the test. */
  public static Chromium start() {
    Optional<Path> installed =
        Stream.concat(Stream.ofNullable(System.getenv("STALLSCOPE_CHROMIUM")), USUAL.stream())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(installed.isPresent(), "no Chromium is installed");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(installed.orElseThrow())
                    .setArgs(QUIET));
    PlaywrightAssertions.setDefaultAssertionTimeout(BUSY_MACHINE_MILLIS);
    return new Chromium(playwright, browser);
  }

  /** Opens a file in a window of its own. */
  public Window open(Path file, String fragment, Browser.NewContextOptions options) {
    return new Window(browser.newContext(options), file, fragment);
  }

  public Window open(Path file) {
    return open(file, "", new Browser.NewContextOptions());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** A page, and all that went wrong in it. */
  public static final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Window(BrowserContext context, Path file, String fragment) {
      this.context = context;
      context.setOffline(true);
      context.addInitScript(LISTENER);
      page = context.newPage();
      page.onConsoleMessage(message -> faults.add("console: " + message.text()));
      page.onPageError(error -> faults.add("error: " + error));
      page.onDialog(
          dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
          });
      page.onPopup(popup -> faults.add("popup: " + popup.url()));
      page.onRequest(request -> requests.add(request.url()));
      page.navigate(file.toUri() + fragment);
    }

    public Page page() {
      return page;
    }

    /** Console messages, errors, dialogs, windows and forbidden loads; empty when all is well. */
    public List<String> faults() {
      List<String> all = new ArrayList<>(faults);
      Object forbidden = page.evaluate("() => window.forbidden");
      ((List<?>) forbidden).forEach(what -> all.add("policy: " + what));
      return all;
    }

    /** Addresses that were asked for. */
    public List<String> requests() {
      return requests;
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
