package dev.stallscope.report.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.stallscope.Chromium;
import dev.stallscope.Chromium.Window;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.SampleReports;
import dev.stallscope.report.text.Language;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as somebody uses it, in a real browser. */
class PageBrowserTest {
  private static final Path PICTURES = Path.of("target", "report-pictures");
  private static final int ROWS_AT_ONCE = 200;
  private static final String WHAT_THE_BUTTON_SAYS =
      """
      () => {
        const said = document.querySelector(".command button").textContent;
        return said !== "Copy" && said;
      }
      """;

  private static Chromium chromium;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Path write(ReportInput input, Language language) throws IOException {
    Path file = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(file)) {
      HtmlReport.write(input, Words.in(language), out);
    }
    return file;
  }

  private Window open(ReportInput input, String fragment) throws IOException {
    return chromium.open(write(input, Language.ENGLISH), fragment, new NewContextOptions());
  }

  private static List<String> ids(Page page) {
    return page.locator("#operations > tbody").all().stream()
        .map(body -> body.getAttribute("id"))
        .toList();
  }

  private static List<String> cells(Page page, int column) {
    return page.locator("#operations > tbody > tr:first-child > :nth-child(" + column + ")")
        .allTextContents();
  }

  private static Locator head(Page page, String key) {
    return page.locator("#operations > thead [data-sort=" + key + "] button");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void opensWithoutANetworkAndWithoutErrors(Language language) throws IOException {
    for (ReportInput input :
        List.of(
            SampleReports.everyKind(),
            SampleReports.goBuild(0),
            SampleReports.goBuild(3000),
            SampleReports.of("setup.exe", "setup /quiet").withoutDurations().input())) {
      Path file = write(input, language);
      try (Window window = chromium.open(file)) {
        assertThat(window.faults()).isEmpty();
        assertThat(window.requests()).containsExactly(file.toUri().toString());
        assertThat(window.page().locator("html").getAttribute("lang")).isEqualTo(language.tag());
        assertThat(window.page().locator(".verdict").textContent()).isNotBlank();
      }
    }
  }

  @Test
  void columnsSort() throws IOException {
    ReportInput input = SampleReports.goBuild(60);
    try (Window window = open(input, "")) {
      Page page = window.page();
      assertThat(ids(page)).startsWith("F1", "F2").hasSize(60);
      head(page, "start").click();
      List<String> byStart =
          input.analysis().findings().stream()
              .sorted(Comparator.comparingLong(Finding::startTicks))
              .map(Finding::id)
              .toList();
      assertThat(ids(page)).isEqualTo(byStart);
      assertThat(page.locator("[data-sort=start]").getAttribute("aria-sort"))
          .isEqualTo("ascending");
      head(page, "process").click();
      assertThat(cells(page, 4)).isSorted();
      head(page, "process").click();
      assertThat(cells(page, 4)).isSortedAccordingTo(Comparator.reverseOrder());
      head(page, "path").click();
      assertThat(page.locator("#operations summary").first().textContent()).contains("\\0\\");
      head(page, "blocked").click();
      assertThat(ids(page)).startsWith("F1", "F2", "F3");
    }
  }

  @Test
  void rowsAreSearchedAndFiltered() throws IOException {
    try (Window window = open(SampleReports.everyKind(), "")) {
      Page page = window.page();
      page.fill("#search", "esbuild defender");
      assertThat(cells(page, 8)).containsExactly("Microsoft Defender");
      assertThat(page.locator("#shown").textContent()).isEqualTo("1 of 4");
      page.fill("#search", "f1");
      assertThat(ids(page)).containsExactly("F1");
      page.fill("#search", "nothing like it");
      assertThat(ids(page)).isEmpty();
      assertThat(page.locator("#none-match")).isVisible();
      page.fill("#search", "");
      page.selectOption("#cause", "lock-conflict");
      assertThat(cells(page, 7)).containsExactly("lock conflicts");
      page.selectOption("#cause", "");
      page.selectOption("#process", "node.exe · 4120");
      assertThat(ids(page)).hasSize(4);
    }
  }

  @Test
  void thousandsOfRowsAreShownAFewAtATime() throws IOException {
    ReportInput input = SampleReports.goBuild(5000);
    try (Window window = open(input, "")) {
      Page page = window.page();
      int whole = ids(page).size();
      assertThat(whole).isBetween(40, 300);
      page.click("#more");
      assertThat(ids(page)).hasSize(whole + ROWS_AT_ONCE);
      head(page, "blocked").click();
      assertThat(ids(page)).hasSize(ROWS_AT_ONCE);
      page.fill("#search", "F4321");
      Finding finding = input.analysis().findings().get(4320);
      assertThat(cells(page, 2)).containsExactly(Quantities.time(finding.blockedTicks()));
      assertThat(cells(page, 3))
          .containsExactly(Quantities.seconds(input.sinceStart(finding.startTicks())));
      assertThat(page.locator("#operations summary").textContent())
          .isEqualTo(input.path(finding.path()));
      page.locator("#operations summary").click();
      assertThat(page.locator(".proof").textContent())
          .contains("It lies on a local volume.")
          .contains("Events that show it: " + finding.evidence().get(0).event());
      assertThat(window.faults()).isEmpty();
    }
  }

  /** The script says times as the page's texts do. */
  @Test
  void briefRowsAreWordedLikeWholeOnes() throws IOException {
    ReportInput input = SampleReports.goBuild(1500);
    try (Window window = open(input, "")) {
      Page page = window.page();
      for (int i = 0; i < 8; i++) {
        page.evaluate("() => document.getElementById('more').click()");
      }
      List<String> blocked =
          input.analysis().findings().stream()
              .map(finding -> Quantities.time(finding.blockedTicks()))
              .toList();
      assertThat(cells(page, 2)).isEqualTo(blocked);
    }
  }

  /** What a browser has to do before the largest page is there; its time is printed, not judged. */
  @Test
  void theLargestPageOpensWithFewElements() throws IOException {
    Path file = write(SampleReports.goBuild(20_000), Language.ENGLISH);
    assertThat(Files.size(file)).isLessThan(1_500_000);
    try (Window window = chromium.open(file)) {
      Page page = window.page();
      int elements = (Integer) page.evaluate("() => document.getElementsByTagName('*').length");
      assertThat(elements).isLessThan(10_000);
      assertThat((Integer) page.evaluate("() => document.scripts.length")).isEqualTo(1);
      assertThat(ids(page).size()).isLessThanOrEqualTo(300);
      assertThat(page.locator("#shown").textContent())
          .matches("(9|1\\d),\\d{3} of (9|1\\d),\\d{3}");
      System.out.printf(
          "Largest page: %,d bytes, %,d elements, loaded in %.0f ms, sorted in %.0f ms, searched in"
              + " %.0f ms%n",
          Files.size(file),
          elements,
          millis(page, "performance.getEntriesByType('navigation')[0].loadEventEnd"),
          millis(page, clocked("document.querySelector('[data-sort=path] button').click()")),
          millis(
              page,
              clocked(
                  """
                  const search = document.getElementById("search");
                  search.value = "go-build writefile";
                  search.dispatchEvent(new Event("input"));
                  """)));
      assertThat(ids(page)).hasSize(ROWS_AT_ONCE);
    }
  }

  private static double millis(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }

  private static String clocked(String script) {
    return "() => { const from = performance.now(); "
        + script
        + "; return performance.now() - from; }";
  }

  @Test
  void rowsAreSortedOnAPhoneToo() throws IOException {
    ReportInput input = SampleReports.goBuild(60);
    try (Window window = narrow(input)) {
      Page page = window.page();
      Locator choice = page.getByLabel("Sort by");
      assertThat(choice.inputValue()).isEqualTo("blocked");
      assertThat(choice.locator("option").allTextContents())
          .contains("Waited", "At", "Process", "Path", "Sure");
      choice.selectOption("start");
      List<String> byStart =
          input.analysis().findings().stream()
              .sorted(Comparator.comparingLong(Finding::startTicks))
              .map(Finding::id)
              .toList();
      assertThat(ids(page)).isEqualTo(byStart);
      Locator order = page.locator("#order");
      assertThat(order.textContent()).contains("ascending");
      order.focus();
      page.keyboard().press("Enter");
      assertThat(order.textContent()).contains("descending");
      List<String> backwards = new ArrayList<>(byStart);
      Collections.reverse(backwards);
      assertThat(ids(page)).isEqualTo(backwards);
      assertThat(page.locator("[data-sort=start]").getAttribute("aria-sort"))
          .isEqualTo("descending");
      choice.focus();
      page.keyboard().press("ArrowDown");
      assertThat(choice).hasValue("process");
      assertThat(cells(page, 4)).isSorted();
      assertThat(window.faults()).isEmpty();
    }
  }

  /** What cannot be seen there cannot be reached with the keyboard either. */
  @Test
  void aWideTableSortsByItsHeadsANarrowOneByAChoice() throws IOException {
    try (Window window = narrow(SampleReports.goBuild(3))) {
      Page page = window.page();
      assertThat(page.locator("#sort")).isVisible();
      assertThat(head(page, "start")).hasAttribute("tabindex", "-1");
      page.setViewportSize(1280, 900);
      assertThat(page.locator("#sort")).not().isVisible();
      assertThat(head(page, "start")).hasAttribute("tabindex", "0");
    }
  }

  private Window narrow(ReportInput input) throws IOException {
    NewContextOptions options = new NewContextOptions().setViewportSize(390, 844);
    return chromium.open(write(input, Language.ENGLISH), "", options);
  }

  @Test
  void aRowOpensToItsEvents() throws IOException {
    try (Window window = open(SampleReports.everyKind(), "")) {
      Page page = window.page();
      assertThat(page.locator(".proof:visible").count()).isZero();
      page.locator("#F2 > tr").first().locator("td").nth(2).click();
      Locator proof = page.locator("#F2 .proof");
      assertThat(proof).isVisible();
      assertThat(proof.locator(".events > thead th").allTextContents())
          .containsSubsequence(
              Column.TIME_OF_DAY.head(),
              Column.PROCESS_NAME.head(),
              Column.PID.head(),
              Column.TID.head(),
              Column.OPERATION.head(),
              Column.PATH.head(),
              Column.RESULT.head(),
              Column.DURATION.head(),
              Column.DETAIL.head());
      assertThat(proof.locator(".events tbody tr").first().textContent())
          .contains("where the holder opened it", "09:15:20.0000000", "SearchIndexer.exe");
      assertThat(proof.locator(".strip circle").count()).isEqualTo(7);
      assertThat(proof.textContent())
          .contains("opened it at 18.000 s", "it was open for 7.00 s")
          .contains("The holder's access and share mode refuse this open.")
          .contains("Make Windows Search let go of");
      page.locator("#F2 summary").focus();
      page.keyboard().press("Enter");
      assertThat(proof).not().isVisible();
    }
  }

  @Test
  void linksLeadToRows() throws IOException {
    try (Window window = open(SampleReports.goBuild(5000), "#F4000")) {
      Page page = window.page();
      assertThat(ids(page)).containsExactly("F4000");
      assertThat(page.locator("#F4000 .proof")).isVisible();
    }
    try (Window window = open(SampleReports.everyKind(), "")) {
      Page page = window.page();
      page.locator("#chart-timeline a[href='#F3']").click();
      assertThat(page.locator("#F3 .proof")).isVisible();
      page.locator("#chart-connections a[href='#F1']").first().click();
      assertThat(page.locator("#F1 .proof")).isVisible();
      page.locator("#answer .steps a").first().click();
      assertThat(page).hasURL(Pattern.compile("#A1$"));
      assertThat(page.locator("#A1")).isVisible();
    }
  }

  @Test
  void commandsAreCopiedOrSelected() throws IOException {
    try (Window window = open(SampleReports.everyKind(), "")) {
      Page page = window.page();
      Locator command = page.locator(".command").first();
      command.locator("button").click();
      // What the button says is taken where it changes: after two seconds it says "Copy" again.
      Object said = page.waitForFunction(WHAT_THE_BUTTON_SAYS).jsonValue();
      String selected = (String) page.evaluate("() => String(getSelection())");
      assertThat(said.equals("Copied") || selected.equals(command.locator("code").textContent()))
          .isTrue();
      assertThat(window.faults()).isEmpty();
    }
  }

  @Test
  void withoutScriptsTheRowsAndTheirEventsAreThere() throws IOException {
    Path file = write(SampleReports.everyKind(), Language.ENGLISH);
    NewContextOptions bare = new NewContextOptions().setJavaScriptEnabled(false);
    try (Window window = chromium.open(file, "", bare)) {
      Page page = window.page();
      assertThat(page.locator("#operations > tbody").count()).isEqualTo(4);
      assertThat(page.locator(".tools")).not().isVisible();
      page.locator("#F1 summary").click();
      assertThat(page.locator("#F1 .proof")).isVisible();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, LIGHT, 1280",
    "ENGLISH, DARK, 1280",
    "ENGLISH, LIGHT, 390",
    "SIMPLIFIED_CHINESE, LIGHT, 1280",
    "SIMPLIFIED_CHINESE, DARK, 390"
  })
  void axeFindsNothing(Language language, ColorScheme scheme, int width) throws IOException {
    Path file = write(SampleReports.everyKind(), language);
    NewContextOptions options =
        new NewContextOptions()
            .setColorScheme(scheme)
            .setBypassCSP(true)
            .setViewportSize(width, 900);
    try (Window window = chromium.open(file, "#F2", options)) {
      Page page = window.page();
      page.evaluate(
          "() => document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  @Test
  void theChinesePageHasNoEnglishOfItsOwn() throws IOException {
    ReportInput input = SampleReports.everyKind();
    Path file = write(input, Language.SIMPLIFIED_CHINESE);
    try (Window window = chromium.open(file)) {
      Page page = window.page();
      page.evaluate(
          """
          () => {
            for (const details of document.querySelectorAll("details")) details.open = true;
            for (const own of document.querySelectorAll("code, [lang=en], .events td:last-child, style, script")) {
              own.remove();
            }
          }
          """);
      String seen = page.locator("body").innerText();
      String titles =
          String.join("\n", page.locator("title").allTextContents())
              + page.evaluate(
                  """
                  () => Array.from(document.querySelectorAll("[aria-label], [placeholder]"),
                      (e) => e.getAttribute("aria-label") + " " + e.getAttribute("placeholder"))
                      .join("\\n").replaceAll("null", "")
                  """);
      String own = withoutTextsOfTheTrace(seen + "\n" + titles);
      assertThat(Pattern.compile("[A-Za-z]{3,}").matcher(own).results().map(MatchResult::group))
          .isEmpty();
    }
  }

  /** Names of ProcMon and Windows stay what they are; so does what the trace says. */
  private static String withoutTextsOfTheTrace(String text) {
    String left =
        text.replaceAll("[A-Z]:\\\\\\S*", "").replaceAll("\\S+\\.(exe|js|example)\\S*", "");
    Stream<String> names =
        Stream.of(
                Stream.of(Operation.values()).map(Operation::displayName),
                Stream.of(Column.values()).map(Column::head),
                Stream.of(
                    "SHARING VIOLATION",
                    "FILE LOCKED WITH WRITERS",
                    "SUCCESS",
                    "npm-ci.PML",
                    "Process Monitor",
                    "Microsoft Defender",
                    "Microsoft",
                    "Defender",
                    "Windows Search",
                    "Windows",
                    "PowerShell",
                    "Stallscope",
                    "stallscope summary",
                    "stallscope compare",
                    "BUILD-07:50231",
                    "registry",
                    "YOUR-PROXY",
                    "JSON",
                    "PML",
                    "UTC",
                    "stallscope events",
                    "node_modules",
                    ".staging",
                    "left-pad",
                    "BUILD-07",
                    "build 19045",
                    "node"),
                input().map(rule -> rule + "-sample"),
                Stream.of("pfirewall.log", "slow-storage"))
            .flatMap(each -> each)
            .sorted(Comparator.comparingInt(String::length).reversed());
    for (String name : names.toList()) {
      left = left.replace(name, "");
    }
    return left.replaceAll("\\bmin\\b|\\.(exe|pad|json)\\b|\\bnpm\\b|\\bTemp\\b", "");
  }

  private static Stream<String> input() {
    return SampleReports.everyKind().analysis().findings().stream()
        .map(finding -> finding.kind().id());
  }

  /** For eyes, under target/report-pictures; and nothing is cut off at any width. */
  @ParameterizedTest
  @CsvSource({
    "light, LIGHT, 1280",
    "dark, DARK, 1280",
    "narrow, LIGHT, 390",
    "narrow-dark, DARK, 390"
  })
  void picturesAreMadeAndNothingSticksOut(String name, ColorScheme scheme, int width)
      throws IOException {
    Files.createDirectories(PICTURES);
    for (Language language : Language.values()) {
      Path file = write(SampleReports.everyKind(), language);
      NewContextOptions options =
          new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
      try (Window window = chromium.open(file, "#F2", options)) {
        Page page = window.page();
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + language.tag() + ".png"))
                .setFullPage(true));
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
            .isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void paperHasEverythingButWhatNeedsAScreen() throws IOException {
    Files.createDirectories(PICTURES);
    try (Window window = open(SampleReports.everyKind(), "#F2")) {
      Page page = window.page();
      byte[] pdf = page.pdf(new Page.PdfOptions().setPath(PICTURES.resolve("print.pdf")));
      assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
      emulate(page, Media.PRINT);
      page.setViewportSize(720, 1000);
      assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(720);
      assertThat(page.locator(".tools")).not().isVisible();
      assertThat(page.locator("nav")).not().isVisible();
      assertThat(page.locator("#F2 .proof")).isVisible();
      assertThat(page.locator("#answer .wall svg")).isVisible();
    }
  }

  /** Nobody reads thousands of rows on paper: the first are printed, and it says so. */
  @Test
  void paperHasAnEnd() throws IOException {
    Files.createDirectories(PICTURES);
    try (Window window = open(SampleReports.goBuild(5000), "")) {
      Page page = window.page();
      page.click("#more");
      page.click("#more");
      assertThat(page.locator("#paper")).not().isVisible();
      byte[] pdf = page.pdf(new Page.PdfOptions().setPath(PICTURES.resolve("print-large.pdf")));
      int pages =
          new String(pdf, StandardCharsets.ISO_8859_1).split("/Type /Page\\b", -1).length - 1;
      assertThat(pages).isBetween(5, 25);
      emulate(page, Media.PRINT);
      assertThat(page.locator("#operations > tbody:visible").count())
          .isEqualTo(dev.stallscope.report.html.Page.MOST_ON_PAPER);
      assertThat(page.locator("#paper")).isVisible();
      emulate(page, Media.SCREEN);
      page.fill("#search", "F7");
      emulate(page, Media.PRINT);
      assertThat(page.locator("#paper")).not().isVisible();
    }
  }

  private static void emulate(Page page, Media media) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
  }
}
