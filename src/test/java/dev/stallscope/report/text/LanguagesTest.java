package dev.stallscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.report.ReportInput;
import dev.stallscope.report.SampleReports;
import dev.stallscope.trace.ReadDiagnostics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say the same things, all of them, and nothing that nobody asks for. */
class LanguagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/stallscope/report");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9.-]+)\"");
  private static final Pattern ASKED =
      Pattern.compile("words\\s*\\.(?:text|counted)\\(\\s*\"([a-z0-9.-]+)\"");
  private static final Pattern CODE =
      Pattern.compile("\"((?:pml|csv|xml|text|packing|capture|analysis)\\.[a-z0-9-]+)\"");

  private static Properties load(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader in = Files.newBufferedReader(RESOURCES.resolve(name + ".properties"))) {
      texts.load(in);
    }
    return texts;
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  private static List<String> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|jte)"))
          .map(LanguagesTest::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> found(Pattern pattern, List<String> texts) {
    return texts.stream()
        .flatMap(text -> pattern.matcher(text).results())
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void haveTheSameKeysAndPlaces() throws IOException {
    Properties english = load("messages_en");
    Properties chinese = load("messages_zh_CN");
    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void everyKeyIsUsedAndEveryKeyAskedForIsThere() throws IOException {
    List<String> sources = sources("src/main/java/dev/stallscope/report");
    List<String> all =
        Stream.of(sources, sources("src/main/java/dev/stallscope/cli"), sources("src/main/jte"))
            .flatMap(List::stream)
            .toList();
    Set<String> literals = found(LITERAL, all);
    Set<String> keys = load("messages_en").stringPropertyNames();
    for (String key : keys) {
      String stem = key.substring(0, Math.max(0, key.lastIndexOf('.')));
      boolean built = stem.equals("detail.holder");
      boolean chart = key.startsWith("chart.") && literals.contains(key.substring(6));
      assertThat(literals.contains(key) || literals.contains(stem) || chart || built)
          .as("%s is used", key)
          .isTrue();
    }
    for (String asked : found(ASKED, all)) {
      assertThat(keys)
          .as(asked)
          .anyMatch(
              key ->
                  key.equals(asked) || key.startsWith(asked.endsWith(".") ? asked : asked + "."));
    }
  }

  @Test
  void everyThingThatReadersNoticeHasChineseWords() throws IOException {
    Set<String> codes = found(CODE, sources("src/main/java/dev/stallscope/trace"));
    codes.addAll(
        found(CODE, List.of(read(Path.of("src/main/java/dev/stallscope/cli/Capture.java")))));
    assertThat(load("diagnostics_zh_CN").stringPropertyNames()).isEqualTo(codes);
  }

  @Test
  void whatAReaderNoticedIsSaidWithItsValues() {
    ReadDiagnostics.Entry entry =
        new ReadDiagnostics.Entry(
            "pml.header-damaged",
            "a.PML: byte 0x8: no",
            1,
            Map.of("file", "a.PML", "offset", "0x8"));
    assertThat(Words.english().diagnostic(entry)).isEqualTo("a.PML: byte 0x8: no");
    Words chinese = Words.in(Language.SIMPLIFIED_CHINESE);
    assertThat(chinese.diagnostic(entry)).isEqualTo("a.PML：文件头在字节 0x8 处损坏。");
    assertThat(chinese.diagnostic(new ReadDiagnostics.Entry("new.code", "x", 1)))
        .contains("new.code");
  }

  @Test
  void theSystemsLanguageIsTaken() {
    assertThat(Language.of(Locale.SIMPLIFIED_CHINESE)).isEqualTo(Language.SIMPLIFIED_CHINESE);
    assertThat(Language.of(Locale.GERMANY)).isEqualTo(Language.ENGLISH);
  }

  @Test
  void theSummaryInChineseFitsATerminalAndHasNoEnglish() {
    ReportInput input = SampleReports.goBuild(60);
    List<String> lines = TextSummary.lines(input, Words.in(Language.SIMPLIFIED_CHINESE), false);
    assertThat(lines).allMatch(line -> TextWidth.of(line) <= TextSummary.WIDTH);
    String text = String.join("\n", lines);
    assertThat(text).contains("损失").contains("阻塞点");
    assertThat(text.replaceAll("C:\\\\\\S+|\\S+\\.(exe|PML)|PML|[A-Z][a-z]+[A-Z]\\w+", ""))
        .doesNotContainPattern("\\b(?!PID|Process|Monitor|min|ms|s\\b|F\\d)[A-Za-z]{2,}");
  }
}
