package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports with fewer columns than the analyses need, above all ProcMon's default seven. */
class MissingColumnsTest {
  static final String DEFAULTS =
      "\"Time of Day\",\"Process Name\",\"PID\",\"Operation\",\"Path\",\"Result\",\"Detail\"\r\n";

  private static final String ROWS =
      """
      "9:15:00.0000001 AM","go.exe","7","Process Start","","SUCCESS","Parent PID: 3"
      "9:15:01.5000000 AM","go.exe","7","CreateFile","C:\\a.txt","SHARING VIOLATION",""
      "9:15:02.2500000 AM","go.exe","7","RegOpenKey","HKLM\\Software","SUCCESS",""
      "9:15:03.2500000 AM","go.exe","7","TCP Connect","a:1 -> b:443","SUCCESS","Length: 0"
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("seven.CSV"), text);
  }

  /** Every command does what it can and says once what to switch on. */
  static void check(Path csv, Path out, long events) throws IOException {
    Run info = Run.of("info", csv.toString());
    assertThat(info.out()).contains(String.format("Events     %,d: ", events));
    Run table = Run.of("events", csv.toString(), "--format", "jsonl");
    assertThat(table.out().lines().filter(line -> !line.isEmpty())).hasSize((int) events);
    Run summary = Run.of("summary", csv.toString(), "--by", "operation", "--format", "jsonl");
    assertThat(summary.out()).contains("\"count\":").doesNotContain("\"total s\":");
    Run report = Run.of("report", csv.toString(), "--out", out.toString());
    assertThat(report.out().replaceAll("\\s+", " ")).contains("how long operations took");
    Run json = Run.of("report", csv.toString(), "--json");
    for (Run run : List.of(info, table, summary, report, json)) {
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.err()).containsOnlyOnce("Options > Select Columns");
      assertThat(run.err()).contains("switch on Date & Time, Duration, TID, Parent PID under");
    }
    checkReports(out, ReportName.of(csv), json.out());
  }

  private static void checkReports(Path out, String name, String json) throws IOException {
    assertThat(out.resolve(name + ".html")).content().contains("csv.columns-missing");
    assertThat(out.resolve(name + ".json")).content().isEqualToIgnoringNewLines(json);
    JsonNode trace = new ObjectMapper().readTree(json).get("trace");
    assertThat(trace.get("durations").asText()).isEqualTo("missing");
    assertThat(trace.get("diagnostics").findValuesAsText("code"))
        .containsOnlyOnce("csv.columns-missing");
  }

  @Test
  void theDefaultColumnsAreReadAsFarAsTheyGo() throws IOException {
    Path csv = csv(DEFAULTS + ROWS);
    check(csv, folder.resolve("out"), 4);
    assertThat(Run.of("info", csv.toString()).err()).hasLineCount(1);
    Run refused = Run.of("events", csv.toString(), "--where", "result = \"SHARING VIOLATION\"");
    assertThat(refused.out()).hasLineCount(2).contains("C:\\a.txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Detail,Operation,PID                 | x,ReadFile,7                 | Time of Day
          Operation,Process Name               | ReadFile,go.exe              | PID
          Duration,PID,Operation,Relative Time | 0.5000000,7,ReadFile,00:00:01.5000000 | Process Name
          Date & Time,Operation,PID            | 3/4/2026 9:15:00 AM,ReadFile,7 | Time of Day
          TID,Result,Operation,PID,Duration    | 5,SUCCESS,ReadFile,7,0.25    | Time of Day
          """)
  void anySubsetInAnyOrderIsReadAsFarAsItGoes(String heads, String row, String missing)
      throws IOException {
    Path csv = csv(heads + "\r\n" + row + "\r\n" + row + "\r\n");
    for (String[] command :
        List.of(
            new String[] {"info", csv.toString()},
            new String[] {"events", csv.toString()},
            new String[] {"summary", csv.toString(), "--by", "operation"},
            new String[] {"report", csv.toString(), "--json"})) {
      Run run = Run.of(command);
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.out()).isNotEmpty();
      assertThat(run.err()).containsOnlyOnce("Select Columns");
      assertThat(run.err()).containsPattern("switch on [^.]*" + missing + "[^.]* under");
    }
    assertThat(Run.of("events", csv.toString()).out()).hasLineCount(3);
  }

  @Test
  void whatACaptureHoldsNothingOfIsSaid() throws IOException {
    String registry = ROWS.lines().filter(line -> line.contains("Reg")).findFirst().orElseThrow();
    Path csv = csv(DEFAULTS + registry + "\r\n");
    String absent = "holds no Process or File System or Network events";
    assertThat(Run.of("info", csv.toString()).out()).contains("Note       The capture " + absent);
    assertThat(Run.of("info", csv.toString()).err()).containsOnlyOnce(absent);
    Run report = Run.of("report", csv.toString(), "--out", folder.resolve("out").toString());
    assertThat(report.err()).containsOnlyOnce(absent);
    assertThat(folder.resolve("out/seven.html")).content().contains(absent);
    assertThat(folder.resolve("out/seven.json")).content().contains("capture.classes-absent");
  }

  @Test
  void aCaptureWithoutAnEventIsSaidToBeEmpty() throws IOException {
    Run info = Run.of("info", csv(DEFAULTS).toString());
    assertThat(info.status()).isZero();
    assertThat(info.err()).containsOnlyOnce("The capture holds no events.");
  }
}
