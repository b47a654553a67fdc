package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples and their reports are what the commands in their README make. */
class SampleTracesTest {
  private static final Path SAMPLES = Path.of("sample-traces");
  private static final Path REPORTS = Path.of("reports");
  private static final String COMMAND = "    stallscope synth ";

  /** For the README of the project. */
  private static final String PICTURE = "go-before-exclusion.png";

  private static final String COMPARISON = "    stallscope compare ";
  private static final long LARGEST = 3_200_000;

  @TempDir Path folder;

  /** The commands that made the samples. */
  static List<String> commands() throws IOException {
    try (Stream<String> lines = Files.lines(SAMPLES.resolve("README.md"))) {
      return lines.filter(line -> line.startsWith(COMMAND)).map(String::strip).toList();
    }
  }

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
    }
  }

  private static Path made(String command) {
    return Path.of(command.substring(command.lastIndexOf(' ') + 1));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isMadeByItsCommand(String command) {
    Path sample = made(command);
    Path again = folder.resolve(sample.getFileName());
    String[] words =
        command
            .replace("stallscope ", "")
            .replace(sample.toString(), again.toString())
            .split(" +", -1);
    assertThat(Run.of(words).status()).isZero();
    assertThat(again).hasSameBinaryContentAs(sample);
    assertThat(again.toFile().length()).isLessThan(LARGEST);
  }

  @Test
  void everySampleHasItsCommandAndItsReport() throws IOException {
    assertThat(commands()).extracting(SampleTracesTest::made).hasSameElementsAs(samples());
    try (Stream<Path> files = Files.list(REPORTS)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(
              Stream.concat(
                      Stream.concat(samples().stream().map(ReportName::of), Stream.of(compared()))
                          .flatMap(name -> Stream.of(name + ".html", name + ".json")),
                      Stream.of(PICTURE))
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /** The words of the command that compares samples. */
  private static List<String> comparison() throws IOException {
    try (Stream<String> lines = Files.lines(SAMPLES.resolve("README.md"))) {
      String command = lines.filter(line -> line.startsWith(COMPARISON)).findFirst().orElseThrow();
      return List.of(command.strip().replace("stallscope ", "").replace("'", "").split(" +", -1));
    }
  }

  /** Name of its report. */
  private static String compared() throws IOException {
    List<String> words = comparison();
    String before = words.get(words.indexOf("--before") + 1);
    String after = words.get(words.indexOf("--after") + 1);
    return ReportName.of(Path.of(before)) + "-vs-" + ReportName.of(Path.of(after));
  }

  @Test
  void theComparisonIsWhatARunGives() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> words = new ArrayList<>(comparison());
    words.add("--json");
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.status()).isZero();
    assertThat(mapper.readTree(run.out()))
        .as("write it again with the command in sample-traces/README.md")
        .isEqualTo(mapper.readTree(REPORTS.resolve(compared() + ".json").toFile()));
  }

  private void isSamePage(String name) {
    assertThat(folder.resolve(name + ".html"))
        .as("write the reports again with the commands in sample-traces/README.md")
        .hasSameTextualContentAs(REPORTS.resolve(name + ".html"));
  }

  @Test
  void theComparedPageIsWhatARunGives() throws IOException {
    List<String> words = new ArrayList<>(comparison());
    words.addAll(List.of("--out", folder.toString()));
    assertThat(Run.of(words.toArray(String[]::new)).status()).isZero();
    isSamePage(compared());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itsPageIsWhatARunGives(Path sample) {
    String out = folder.toString();
    Run run = Run.of("report", "--lang", "en", "--out", out, sample.toString());
    assertThat(run.status()).isZero();
    isSamePage(ReportName.of(sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itsReportIsWhatARunGives(Path sample) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Run run = Run.of("report", "--json", sample.toString());
    assertThat(run.status()).isZero();
    assertThat(mapper.readTree(run.out()))
        .as("write the reports again with the command in sample-traces/README.md")
        .isEqualTo(mapper.readTree(REPORTS.resolve(ReportName.of(sample) + ".json").toFile()));
  }
}
