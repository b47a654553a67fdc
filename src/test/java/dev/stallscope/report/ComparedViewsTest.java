package dev.stallscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparer;
import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.compare.Comparison.Fate;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.Exclusion;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.compare.Played;
import dev.stallscope.compare.RunProfile;
import dev.stallscope.report.html.CompareReport;
import dev.stallscope.report.json.CompareJson;
import dev.stallscope.report.text.CompareJUnit;
import dev.stallscope.report.text.CompareMarkdown;
import dev.stallscope.report.text.CompareSentences;
import dev.stallscope.report.text.CompareSummary;
import dev.stallscope.report.text.Language;
import dev.stallscope.report.text.TextWidth;
import dev.stallscope.report.text.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** All views of one comparison: they say the same, keep to their shapes, and obey no trace. */
class ComparedViewsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Words WORDS = Words.english();
  private static final String[] SCANNED = SampleComparisons.SCANNED;

  private static CompareInput input() {
    return SampleComparisons.ofExclusions();
  }

  private interface View {
    void write(CompareInput input, ByteArrayOutputStream out) throws IOException;
  }

  private static String text(CompareInput input, View view) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    view.write(input, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String page(CompareInput input) throws IOException {
    return text(input, (i, out) -> CompareReport.write(i, WORDS, out));
  }

  private static JsonNode json(CompareInput input) throws IOException {
    return MAPPER.readTree(text(input, CompareJson::write));
  }

  @Test
  void jsonKeepsToItsSchemaAndAddsUp() throws IOException {
    JsonNode json = json(input());
    assertThat(ReportSchema.compareFaults(json)).isEmpty();
    assertThat(json.get("verdict").get("outcome").textValue()).isEqualTo("improved");
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode cause : json.get("before").get("causes")) {
      sum = sum.add(cause.decimalValue());
    }
    assertThat(sum).isEqualByComparingTo(json.get("before").get("targetSeconds").decimalValue());
    assertThat(json.get("saved").get("seconds").decimalValue())
        .isEqualByComparingTo(
            json.get("before")
                .get("targetSeconds")
                .decimalValue()
                .subtract(json.get("after").get("targetSeconds").decimalValue()));
    ((com.fasterxml.jackson.databind.node.ObjectNode) json).put("more", 1);
    assertThat(ReportSchema.compareFaults(json)).hasSize(1);
  }

  @Test
  void repeatsGiveAnIntervalInTheJsonAndThePage() throws IOException {
    List<RunProfile> before =
        List.of(Played.of(1, SCANNED).profile(), Played.of(2, SCANNED).profile());
    List<RunProfile> after =
        Stream.of(11, 12)
            .map(seed -> Played.of(seed, SCANNED).without(s -> s.kind().equals("antivirus-scan")))
            .map(Played::profile)
            .toList();
    CompareInput input = SampleComparisons.input(Comparer.compare(before, after, List.of()));
    JsonNode json = json(input);
    assertThat(ReportSchema.compareFaults(json)).isEmpty();
    assertThat(json.get("saved").get("interval").get("fromSeconds").doubleValue()).isPositive();
    assertThat(json.get("before").get("runs").intValue()).isEqualTo(2);
    assertThat(page(input)).contains("with 95 %");
  }

  @Test
  void theSentenceSaysWhatWasRemovedAndWhatRemains() {
    String sentence = new CompareSentences(input().comparison(), WORDS).verdict();
    assertThat(sentence)
        .containsPattern(
            "The exclusion removed [\\d.]+ s of [\\d.]+ s of antivirus scans \\(Microsoft Defender"
                + " Antivirus\\); node.exe went from [\\d.]+ s to [\\d.]+ s"
                + " \\(\\d+ % less\\); [\\d.]+ s of (network stalls|antivirus scans)")
        .contains("%LOCALAPPDATA%\\npm-cache changed nothing")
        .contains("LocalSystem");
  }

  @Test
  void everyViewIsTheSameForTheSameInput() throws IOException {
    assertThat(page(input())).isEqualTo(page(input()));
    assertThat(text(input(), CompareJson::write)).isEqualTo(text(input(), CompareJson::write));
  }

  @Test
  void theSummaryFitsATerminal() {
    List<String> lines = CompareSummary.lines(input(), WORDS, false);
    assertThat(lines).allMatch(line -> TextWidth.of(line) <= 80);
    assertThat(String.join("\n", lines)).contains("antivirus scans").contains("Exclusion");
  }

  @Test
  void chineseHasNoEnglishOfItsOwn() throws IOException {
    Words words = Words.in(Language.SIMPLIFIED_CHINESE);
    List<String> lines = CompareSummary.lines(input(), words, false);
    assertThat(lines).allMatch(line -> TextWidth.of(line) <= 80);
    String markdown = text(input(), (i, out) -> CompareMarkdown.write(i, words, out));
    String junit = text(input(), (i, out) -> CompareJUnit.write(i, words, List.of(), out));
    assertThat(markdown).contains("改善").contains("之前");
    assertThat(junit).contains("排除项");
    String all = String.join("\n", lines) + markdown;
    assertThat(
            all.replaceAll(
                "(C:|%)\\\\?\\S+|\\S+\\.(exe|PML)|localhost\\S*|Microsoft Defender"
                    + " Antivirus|LocalSystem",
                ""))
        .doesNotContainPattern("\\b(?!Stallscope|Defender|PML|min|ms)[A-Za-z]{3,}");
  }

  @Test
  void whatNoRuleCoversIsNotPutDownToOne() {
    Played before = Played.of(3, SCANNED);
    String folder = "C:\\Users\\" + before.user() + "\\src";
    Played after = Played.of(3, SCANNED).without(s -> s.kind().equals("antivirus-scan"));
    Exclusion[] rules = {Exclusion.parse(folder)};
    Comparison comparison =
        Comparer.compare(
            List.of(before.profile(rules)), List.of(after.profile(rules)), List.of(rules));
    assertThat(comparison.excludedTicks())
        .isPositive()
        .isLessThan(comparison.before().ticks(Cause.ANTIVIRUS_SCAN));
    assertThat(new CompareSentences(comparison, WORDS).verdict())
        .startsWith("The exclusion removed ")
        .contains("more of them are gone that no exclusion covers")
        .contains("of network stalls");
  }

  @Test
  void thePageStandsOnItsOwn() throws IOException {
    String html = page(input());
    Files.writeString(
        Files.createDirectories(Path.of("target", "report-samples")).resolve("compare.html"), html);
    String body = html.substring(html.indexOf("<body>"));
    assertThat(body).doesNotContain("<script").doesNotContainPattern("\\sstyle=");
    assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("src=");
    Set<String> ids = new TreeSet<>();
    Matcher id = Pattern.compile("\\sid=\"([^\"]*)\"").matcher(html);
    while (id.find()) {
      assertThat(ids.add(id.group(1))).as("id %s twice", id.group(1)).isTrue();
    }
    Matcher link = Pattern.compile("\\shref=\"#([^\"]*)\"").matcher(html);
    while (link.find()) {
      assertThat(ids).contains(link.group(1));
    }
    assertThat(html.split("<svg", -1)).hasSize(4);
  }

  @Test
  void markdownIsATableAndKeepsNamesAsTheyAre() throws IOException {
    String markdown = text(input(), (i, out) -> CompareMarkdown.write(i, WORDS, out));
    assertThat(markdown)
        .startsWith("## Stallscope: improved\n")
        .contains("|---|--:|--:|--:|")
        .contains("| antivirus scans | ")
        .contains("%LOCALAPPDATA%\\\\npm-cache");
  }

  @Test
  void junitFailsWhatIsMet() throws Exception {
    List<CompareJUnit.Condition> conditions =
        List.of(
            new CompareJUnit.Condition("saved < 10s", true),
            new CompareJUnit.Condition("worse", false));
    String xml = text(input(), (i, out) -> CompareJUnit.write(i, WORDS, conditions, out));
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("3");
    assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
  }

  @Test
  void hostileTextsOfATraceStayTexts() throws Exception {
    CompareInput input = SampleComparisons.hostile();
    String html = page(input);
    assertThat(html).doesNotContain("<script").doesNotContain("\u202e").doesNotContain("\u001b");
    assertThat(html.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(ReportSchema.compareFaults(json(input))).isEmpty();
    String markdown = text(input, (i, out) -> CompareMarkdown.write(i, WORDS, out));
    assertThat(markdown).doesNotContain("<script").contains("\\|");
    String xml = text(input, (i, out) -> CompareJUnit.write(i, WORDS, List.of(), out));
    DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyMemberOfAClosedListHasWords() {
    Map<String, Enum<?>[]> lists =
        Map.of(
            "compare.outcome", Outcome.values(),
            "compare.heading", Outcome.values(),
            "compare.confound", Confound.values(),
            "compare.reason", Reason.Kind.values(),
            "compare.fate", Fate.values(),
            "compare.exclusion", ExclusionCheck.Effect.values(),
            "compare.dead", ExclusionCheck.Reason.values(),
            "cause", Cause.values());
    Object[] places = {
      "before", 1, "after", 2, "p", "= 1", "time", 3, "share", 4, "count", 5, "rule", "r", "detail",
      "d"
    };
    lists.forEach(
        (prefix, members) ->
            Stream.of(members)
                .forEach(member -> assertThat(WORDS.text(prefix, member, places)).isNotBlank()));
  }
}
