package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stallscope.compare.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} as a user runs it. */
class CompareCommandTest {
  private static final String[] SCANNED = {
    "title x", "tool npm", "items 300", "workers 1", "stall scan-on-close times 30 blocked 0.4s..2s"
  };

  @TempDir static Path folder;

  private static String before;
  private static String after;

  @TempDir Path out;

  @BeforeAll
  static void play() throws IOException {
    before = Played.of(1, SCANNED).write(folder.resolve("slow.PML")).toString();
    after =
        Played.of(2, SCANNED)
            .without(s -> s.kind().equals("antivirus-scan"))
            .write(folder.resolve("fast.PML"))
            .toString();
  }

  @Test
  void writesReportSummaryAndTestResult() throws IOException {
    Path markdown = out.resolve("sub").resolve("summary.md");
    Path junit = out.resolve("compare.xml");
    Run run =
        Run.of(
            "compare",
            "--before",
            before,
            "--after",
            after,
            "--out",
            out.toString(),
            "--lang",
            "en",
            "--markdown",
            markdown.toString(),
            "--junit",
            junit.toString(),
            "--fail-on",
            "worse",
            "--fail-on",
            "saved < 10s",
            "--fail-on",
            "saved < 10%");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("antivirus scans").contains("slow-vs-fast.html");
    assertThat(out.resolve("slow-vs-fast.html")).isRegularFile();
    JsonNode json = new ObjectMapper().readTree(Files.readString(out.resolve("slow-vs-fast.json")));
    assertThat(json.get("verdict").get("outcome").textValue()).isEqualTo("improved");
    assertThat(json.get("before").get("process").textValue()).isEqualTo("node.exe");
    assertThat(json.get("after").get("process").textValue()).isEqualTo("node.exe");
    assertThat(Files.readString(markdown)).contains("Stallscope: improved");
    assertThat(Files.readString(junit)).contains("failures=\"0\"");
  }

  @Test
  void aConditionThatHoldsFailsTheBuildAfterTheReportIsWritten() throws IOException {
    Path junit = out.resolve("compare.xml");
    Run run =
        Run.of(
            "compare",
            "--before",
            after,
            "--after",
            before,
            "--out",
            out.toString(),
            "--junit",
            junit.toString(),
            "--fail-on",
            "worse");
    assertThat(run.status()).isEqualTo(1);
    assertThat(out.resolve("fast-vs-slow.html")).isRegularFile();
    assertThat(Files.readString(junit)).contains("failures=\"1\"");
    assertThat(saved("saved < 1min")).isEqualTo(1);
    assertThat(saved("SAVED<1s")).isZero();
    assertThat(saved("saved < 99%")).isEqualTo(1);
    assertThat(saved("not improved")).isZero();
  }

  private static int saved(String condition) {
    return Run.of("compare", "--before", before, "--after", after, "--json", "--fail-on", condition)
        .status();
  }

  @Test
  void severalRunsOfEachSideAndAnExclusion() throws IOException {
    Run run =
        Run.of(
            "compare",
            "--before",
            before,
            before,
            "--after",
            after,
            after,
            "--json",
            "--exclusion",
            "node.exe",
            "--exclusion",
            "*.js",
            "--process",
            "node.exe");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("before").get("runs").intValue()).isEqualTo(2);
    assertThat(json.get("exclusions").get(0).get("effect").textValue()).isEqualTo("took");
    assertThat(json.get("exclusions").get(1).get("kind").textValue()).isEqualTo("extension");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void speaksTheLanguageThatIsAskedForButInJson() throws IOException {
    Path markdown = out.resolve("summary.md");
    String[] words = {"--lang", "zh-CN", "--markdown", markdown.toString()};
    Run run =
        Run.of(
            Stream.of(
                    new String[] {"compare", "--before", before, "--after", after},
                    new String[] {"--out", out.toString()},
                    words)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("防病毒扫描").contains("报告：");
    assertThat(Files.readString(markdown)).contains("已改善");
    assertThat(Files.readString(out.resolve("slow-vs-fast.html"))).contains("lang=\"zh-CN\"");
    JsonNode json = new ObjectMapper().readTree(Files.readString(out.resolve("slow-vs-fast.json")));
    assertThat(json.get("verdict").get("sentence").textValue()).contains("antivirus scans");
    assertThat(Run.of("compare", "--before", before, "--after", after, "--lang", "de").status())
        .isEqualTo(2);
  }

  @Test
  void wrongUsageIsSaidInOneLine() {
    Run condition = Run.of("compare", "--before", before, "--after", after, "--fail-on", "tuesday");
    assertThat(condition.status()).isEqualTo(2);
    assertThat(condition.err()).contains("saved < 10s");
    assertThat(Run.of("compare", "--before", before).status()).isEqualTo(2);
    Run missing = Run.of("compare", "--before", before, "--after", folder + "/no.PML", "--json");
    assertThat(missing.status()).isEqualTo(66);
    assertThat(missing.out()).isEmpty();
  }
}
