package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.synth.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynthCommandTest {
  @TempDir Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Run good(String... args) {
    Run run = Run.of(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return run;
  }

  @Test
  void listsWhatThereIs() {
    assertThat(good("synth", "--list").out())
        .contains("go-before-exclusion  ")
        .contains("A Go install that Defender slows down")
        .hasLineCount(Scenarios.names().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PML", "CSV", "XML"})
  void theSameSeedGivesTheSameBytes(String ending) throws IOException {
    byte[][] written = new byte[3][];
    for (int i = 0; i < 3; i++) {
      String out = file(i + "." + ending);
      good(
          "synth",
          "npm-lock",
          "--seed",
          i < 2 ? "7" : "8",
          "--out",
          out,
          "--truth",
          file(i + ".json"));
      written[i] = Files.readAllBytes(Path.of(out));
    }
    assertThat(written[1]).isEqualTo(written[0]).isNotEqualTo(written[2]);
    assertThat(Path.of(file("1.json"))).hasSameBinaryContentAs(Path.of(file("0.json")));
  }

  /** One simulation, three formats: their rows are the same in all columns. */
  @Test
  void allFormatsTellTheSame() {
    String[] rows = new String[3];
    String[] endings = {"PML", "CSV", "XML"};
    for (int i = 0; i < 3; i++) {
      good("synth", "msi-slow-disk", "--out", file("same." + endings[i]));
      rows[i] =
          good("events", file("same." + endings[i]), "--format", "csv", "--columns", "all").out();
    }
    assertThat(rows[1]).isEqualTo(rows[0]).hasLineCount(rows[0].lines().toList().size());
    assertThat(withoutLineBreaks(rows[2])).isEqualTo(withoutLineBreaks(rows[0]));
  }

  /** ProcMon breaks lines within a text as CR semicolon in a CSV, as CR CR LF in an XML. */
  private static String withoutLineBreaks(String rows) {
    return rows.replaceAll("[\\r\\n;]", "");
  }

  @Test
  void writesProcmonsDefaultColumnsOrAll() throws IOException {
    good("synth", "npm-lock", "--out", file("all.CSV"));
    good("synth", "npm-lock", "--out", file("default.CSV"), "--columns", "default");
    assertThat(head("default.CSV"))
        .isEqualTo(
            "\uFEFF\"Time of Day\",\"Process"
                + " Name\",\"PID\",\"Operation\",\"Path\",\"Result\",\"Detail\"");
    assertThat(head("all.CSV").split(",")).hasSize(27).contains("\"Duration\"", "\"TID\"");
  }

  private String head(String name) throws IOException {
    return Files.readString(folder.resolve(name)).lines().findFirst().orElseThrow();
  }

  @Test
  void writesA32BitCapture() {
    good("synth", "go-lock", "--bits", "32", "--out", file("narrow.PML"));
    assertThat(good("info", file("narrow.PML")).out()).contains("32-bit capture");
  }

  @Test
  void playsAScenarioFromAFile() throws IOException {
    Path own =
        Files.writeString(folder.resolve("own.scenario"), "tool pip\nstall slow-disk times 2\n");
    Run run = good("synth", own.toString(), "--out", file("own.PML"), "--truth", file("own.json"));
    assertThat(run.out()).startsWith(file("own.PML") + ": ").endsWith(" stalls put in.\n");
    assertThat(Files.readString(Path.of(file("own.json")))).contains("\"scenario\" : \"own\"");
  }

  @Test
  void saysWhichLineOfAScenarioIsWrong() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.scenario"), "tool pip\nstall sulk\n");
    Run run = Run.of("synth", bad.toString(), "--out", file("bad.PML"));
    assertThat(run.status()).isEqualTo(65);
    assertThat(run.err()).startsWith("stallscope: bad.scenario:2: 'sulk' is none of [");
    assertThat(run.err()).hasLineCount(1);
    assertThat(folder).isDirectoryNotContaining("glob:**.{PML,part}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "synth                                            | 2  | Say which scenario",
        "synth npm-lock                                   | 2  | Say where to write with --out",
        "synth npm-lock --out x.txt                       | 2  | end the file's name in .PML",
        "synth npm-lock --out x.PML --columns all         | 2  | --columns goes with a CSV or XML",
        "synth npm-lock --out x.PML --bits 16             | 2  | --bits is 32 or 64",
        "synth npm-lock --out x.PML --seed many           | 2  | many",
        "synth nowhere --out x.PML                        | 66 | no scenario has this name",
        "synth amplify nowhere.PML --times 2 --out x.PML  | 66 | no such file",
        "synth amplify nowhere.PML --times 0 --out x.PML  | 2  | --times is 1 or more",
        "synth amplify nowhere.PML --out x.PML            | 2  | --times"
      })
  void wrongUsageSaysWhatToDo(String line, int status, String message) {
    Run run = Run.of(line.strip().split(" +"));
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PML, PML",
    "PML, CSV",
    "PML, XML",
    "CSV, PML",
    "CSV, CSV",
    "CSV, XML",
    "XML, PML",
    "XML, CSV",
    "XML, XML"
  })
  void amplifiesAnyFormatIntoAny(String from, String to) {
    good("synth", "npm-lock", "--out", file("small." + from));
    List<String> once = rows("small." + from);
    Run run =
        good("synth", "amplify", file("small." + from), "--times", "3", "--out", file("big." + to));
    List<String> rows = rows("big." + to);
    int events = once.size() - 1;
    String count = String.format(Locale.ROOT, "%,d", 3 * events);
    assertThat(run.out()).isEqualTo(file("big." + to) + ": " + count + " events.\n");
    assertThat(rows).hasSize(3 * events + 1);
    for (int i = 0; i < 3 * events; i++) {
      assertThat(rows.get(i + 1)).isEqualTo(once.get(i % events + 1));
    }
  }

  private List<String> rows(String name) {
    String columns = "Process Name,PID,TID,Operation,Path,Result,Duration";
    return good("events", file(name), "--columns", columns, "--format", "csv")
        .out()
        .lines()
        .toList();
  }

  @Test
  void copiesGoOnInTimeAndMayHaveFilesOfTheirOwn() {
    good("synth", "npm-lock", "--out", file("small.CSV"));
    for (String ending : new String[] {"PML", "CSV", "XML"}) {
      String big = file("big." + ending);
      good("synth", "amplify", file("small.CSV"), "--times", "3", "--fresh-paths", "--out", big);
      String paths = good("summary", big, "--by", "path", "--format", "csv").out();
      assertThat(paths)
          .contains("\"C:\\copy-1\\Program Files\\nodejs\\node.exe\"")
          .contains("\"C:\\copy-2\\Program Files\\nodejs\\node.exe\"")
          .doesNotContain("copy-3")
          .doesNotContain("\\copy-1\\Device");
      String times = good("events", big, "--columns", "Relative Time", "--format", "csv").out();
      assertThat(times.lines().skip(1).toList()).isSorted().startsWith("\"00:00:00.0000000\"");
    }
  }

  @Test
  void whatAPmlCannotHoldIsSaidAndNothingIsLeft() throws IOException {
    String csv =
        """
        "Time of Day","Process Name","PID","Operation","Path","Result","Detail"\r
        "4:00:02.0000000 PM","a.exe","4","ReadFile","C:\\a","SUCCESS",""\r
        "4:00:01.0000000 PM","a.exe","4","ReadFile","C:\\a","SUCCESS",""\r
        """;
    Path unsorted = folder.resolve("unsorted.CSV");
    Files.writeString(unsorted, csv, StandardCharsets.UTF_8);
    Run run =
        Run.of("synth", "amplify", unsorted.toString(), "--times", "2", "--out", file("x.PML"));
    assertThat(run.status()).isEqualTo(74);
    assertThat(run.err()).contains("event 1 starts before the one before it").hasLineCount(1);
    assertThat(folder).isDirectoryNotContaining("glob:**.{PML,part}");
  }
}
