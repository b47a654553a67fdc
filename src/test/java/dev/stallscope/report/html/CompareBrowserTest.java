package dev.stallscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stallscope.Chromium;
import dev.stallscope.Chromium.Window;
import dev.stallscope.report.CompareInput;
import dev.stallscope.report.SampleComparisons;
import dev.stallscope.report.text.Language;
import dev.stallscope.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a comparison in a real browser. */
class CompareBrowserTest {
  private static final Path PICTURES = Path.of("target", "report-pictures");

  private static Chromium chromium;
  private static CompareInput input;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    input = SampleComparisons.ofExclusions();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Path write(CompareInput what, Language language) throws IOException {
    Path file = folder.resolve("compare.html");
    try (OutputStream out = Files.newOutputStream(file)) {
      CompareReport.write(what, Words.in(language), out);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void opensWithoutANetworkAndWithoutErrors(Language language) throws IOException {
    for (CompareInput each : List.of(input, SampleComparisons.hostile())) {
      Path file = write(each, language);
      try (Window window = chromium.open(file)) {
        assertThat(window.faults()).isEmpty();
        assertThat(window.requests()).containsExactly(file.toUri().toString());
        assertThat(window.page().locator("html").getAttribute("lang")).isEqualTo(language.tag());
        assertThat(window.page().locator(".verdict").textContent()).isNotBlank();
        assertThat(window.page().locator("script").count()).isZero();
      }
    }
  }

  @Test
  void hostileNamesAreShownAsTheyAre() throws IOException {
    try (Window window = chromium.open(write(SampleComparisons.hostile(), Language.ENGLISH))) {
      assertThat(window.page().locator(".file").textContent())
          .contains("<script>alert(1)</script>");
      assertThat(window.page().locator("#findings tbody tr").count()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"ENGLISH, LIGHT", "ENGLISH, DARK", "SIMPLIFIED_CHINESE, LIGHT"})
  void axeFindsNothing(Language language, ColorScheme scheme) throws IOException {
    NewContextOptions options = new NewContextOptions().setColorScheme(scheme).setBypassCSP(true);
    try (Window window = chromium.open(write(input, language), "", options)) {
      assertThat(Axe.violations(window.page())).isEmpty();
    }
  }

  /** For eyes, under target/report-pictures; and nothing is cut off at any width. */
  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
  void picturesAreMadeAndNothingSticksOut(ColorScheme scheme, int width) throws IOException {
    Files.createDirectories(PICTURES);
    NewContextOptions options =
        new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
    for (Language language : Language.values()) {
      try (Window window = chromium.open(write(input, language), "", options)) {
        String name = "compare-" + scheme + "-" + width + "-" + language.tag() + ".png";
        window
            .page()
            .screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
        assertThat((Integer) window.page().evaluate("() => document.documentElement.scrollWidth"))
            .isLessThanOrEqualTo(width);
      }
    }
  }
}
