package dev.stallscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.SampleReports;
import dev.stallscope.report.text.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
  private static final String HOSTILE =
      "C:\\x\\<script>alert(1)</script>\"' onload='x' javascript:alert(2) &lt;"
          + " \u001b[31mred\u001b[0m \u0000 \u202egnp.exe";

  private static String page(ReportInput input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(input, Words.english(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String between(String page, String open, String close) {
    int from = page.indexOf(open) + open.length();
    return page.substring(from, page.indexOf(close, from));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void theSameInputGivesTheSamePage() throws IOException {
    assertThat(page(SampleReports.goBuild(60))).isEqualTo(page(SampleReports.goBuild(60)));
  }

  /** For eyes: pages of all kinds under target/report-samples. */
  @Test
  void pagesOfAllKindsAreWritten() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "report-samples"));
    for (int count : new int[] {0, 1, 60, 5000}) {
      String html = page(SampleReports.goBuild(count));
      Files.writeString(folder.resolve("findings-" + count + ".html"), html);
      assertThat(html).startsWith("<!DOCTYPE html>").contains("</html>");
    }
    String bare = page(SampleReports.of("setup.exe", "setup /quiet").withoutDurations().input());
    Files.writeString(folder.resolve("no-durations.html"), bare);
    assertThat(bare).contains("carries no durations").doesNotContain("<svg class=\"bar");
  }

  @Test
  void thePolicyLetsInExactlyTheStyleAndTheScriptOfThePage() throws Exception {
    String html = page(SampleReports.goBuild(3));
    String policy =
        between(html, "Content-Security-Policy\" content=\"", "\">").replace("&#39;", "'");
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("style-src '" + hash(between(html, "<style>", "</style>")) + "'")
        .contains("script-src '" + hash(between(html, "<script>", "</script>")) + "'")
        .doesNotContain("unsafe");
  }

  @Test
  void nothingNeedsWhatThePolicyForbids() throws IOException {
    String html = page(SampleReports.goBuild(60));
    String body = html.substring(html.indexOf("<body "), html.indexOf("<script>"));
    assertThat(body).doesNotContainPattern("\\sstyle=").doesNotContainPattern("\\son[a-z]+=");
    assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("src=");
  }

  @Test
  void linksLeadToPlacesInThePageAndIdsAreUnique() throws IOException {
    String html = page(SampleReports.goBuild(60));
    Set<String> ids = new TreeSet<>();
    Matcher id = Pattern.compile("\\sid=\"([^\"]*)\"").matcher(html);
    while (id.find()) {
      assertThat(ids.add(id.group(1))).as("id %s twice", id.group(1)).isTrue();
    }
    Matcher link = Pattern.compile("\\shref=\"([^\"]*)\"").matcher(html);
    int links = 0;
    while (link.find()) {
      assertThat(link.group(1)).startsWith("#");
      String target = link.group(1).substring(1);
      assertThat(ids.contains(target) || target.matches("F[1-9]\\d*")).as(target).isTrue();
      links++;
    }
    assertThat(links).isGreaterThan(60);
  }

  @Test
  void hostileTextsOfATraceStayTexts() throws IOException {
    SampleReports world =
        SampleReports.of("<img src=x onerror=1>.exe", HOSTILE)
            .file("\"><script>.PML")
            .finding(0, 7, Operation.CREATE_FILE, HOSTILE, SampleReports.START, 90_000_000, 0)
            .detail(HOSTILE + "\ud800")
            .diagnostic("pml.\"><b>", HOSTILE, 2);
    String html = page(world.input());
    String text = html.replace(between(html, "<script>", "</script>"), "");
    assertThat(text.split("<script", -1)).hasSize(2);
    assertThat(text).doesNotContain("<img").doesNotContain("pml.\">");
    assertThat(text).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(text).contains("␛[31mred").contains("⟨U+202E⟩gnp.exe").contains("⟨U+D800⟩");
    assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(text).doesNotContain("\u202e").doesNotContain("href=\"javascript");
  }

  @ParameterizedTest
  @ValueSource(ints = {5_000, 20_000})
  void thousandsOfFindingsStayUnderOneAndAHalfMegabytes(int count) throws IOException {
    String html = page(SampleReports.goBuild(count));
    int bytes = html.getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isLessThan(1_500_000);
    int whole = html.split("<tbody id=\"F", -1).length - 1;
    assertThat(whole).isBetween(40, 300);
    String rows =
        between(between(html, "<template id=\"brief\"", "</template>"), "\"rows\":", "]]");
    int brief = rows.split("\\],\\[", -1).length;
    assertThat(whole + brief).isGreaterThan(Math.min(count - 1, 9_000));
  }

  @Test
  void hugeTextsCannotSwellThePage() throws IOException {
    String huge = "C:\\" + "深い&<\\".repeat(6000);
    SampleReports world = SampleReports.of("go.exe", huge);
    for (int i = 0; i < 2500; i++) {
      world
          .finding(0, i, Operation.CREATE_FILE, huge + i, SampleReports.START, 900_000 + i, 0)
          .detail(huge);
    }
    int bytes = page(world.input()).getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isBetween(500_000, 1_500_000);
  }
}
