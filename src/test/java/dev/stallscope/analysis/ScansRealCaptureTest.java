package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFiles;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the antivirus rules find in real captures, all processes of them. */
class ScansRealCaptureTest {
  private static final String SCANNED = "LogfileTests64bitUTC";

  @TempDir Path folder;

  /** Blocked milliseconds as a person read them from the capture. */
  @Test
  void theSevenScansAreFoundAndNothingElse() throws IOException {
    EventStore store = pml(RealCaptures.require(SCANNED + ".PML"));
    List<Finding> scans = scans(store, Ticks.PER_MILLISECOND);
    assertThat(texts(store, scans))
        .containsExactlyInAnyOrder(
            "NOTEPAD.EXE CreateFile asdcascascasc.txt 50.75",
            "NOTEPAD.EXE CloseFile asdcascascasc.txt 26.71",
            "Explorer.EXE CloseFile asdcascascasc.lnk 22.14",
            "Explorer.EXE CloseFile יוניקוד.lnk 16.69",
            "Explorer.EXE CloseFile Downloads.lnk 11.30",
            "Explorer.EXE CloseFile Downloads.lnk 8.59",
            "NOTEPAD.EXE CloseFile יוניקוד.txt 5.36");
    assertThat(scans)
        .allSatisfy(
            scan -> {
              assertThat(scan.confidence()).isGreaterThan(0.9);
              assertThat(scan.culprit()).isNotNull();
              assertThat(scan.culprit().product()).isEqualTo("Microsoft Defender Antivirus");
              assertThat(store.processes().get(scan.culprit().process()).name())
                  .isEqualTo("MsMpEng.exe");
            });
  }

  @Test
  void theReadThatOverlapsByChanceIsNone() throws IOException {
    EventStore store = pml(RealCaptures.require(SCANNED + ".PML"));
    assertThat(texts(store, scans(store, 1))).noneMatch(text -> text.contains("mssph.dll"));
  }

  /**
   * In LogFileUTC64Filesystem Process Monitor's filter left out every CreateFile and CloseFile: the
   * engine maps files there, but what it held is not in the capture. In the others no engine runs.
   */
  @ParameterizedTest
  @ValueSource(strings = {"LogFileUTC64Filesystem", "LogFileUTC64Process", "LogfileTests32bitUTC"})
  void noScanIsSeenWhereNoneIsShown(String name) throws IOException {
    EventStore store = pml(RealCaptures.require(name + ".PML"));
    assertThat(texts(store, scans(store, 1))).isEmpty();
  }

  /** Without durations the time to the thread's next event stands for them, a little longer. */
  @Test
  void withoutDurationsThreadsTellThem() throws IOException {
    EventStore store = csv("Duration", "Completion Time");
    List<Finding> scans = scans(store, Ticks.PER_MILLISECOND);
    assertThat(texts(store, scans))
        .hasSize(7)
        .anyMatch(text -> text.startsWith("NOTEPAD.EXE CreateFile asdcascascasc.txt 50."));
    assertThat(scans).allSatisfy(scan -> assertThat(scan.confidence()).isLessThan(0.7));
  }

  /** Without thread ids only those of processes that did nothing else meanwhile are told. */
  @Test
  void withoutThreadsOnlySomeAreTold() throws IOException {
    EventStore store = csv("Duration", "Completion Time", "TID");
    assertThat(texts(store, scans(store, Ticks.PER_MILLISECOND)))
        .isNotEmpty()
        .allMatch(text -> text.startsWith("NOTEPAD.EXE") || text.startsWith("Explorer.EXE"));
  }

  private static List<Finding> scans(EventStore store, long minBlockedTicks) {
    Scene scene = new Scene(store, minBlockedTicks);
    Claims claims = new Claims();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      if (rule.missing(scene) == null) {
        rule.find(scene, claims, findings::add);
      }
    }
    findings.removeIf(finding -> finding.kind() != Cause.ANTIVIRUS_SCAN);
    return findings;
  }

  private static List<String> texts(EventStore store, List<Finding> findings) {
    return findings.stream()
        .map(
            finding -> {
              String path = store.paths().text(finding.path());
              return String.format(
                  Locale.ROOT,
                  "%s %s %s %.2f",
                  store.processes().get(finding.process()).name(),
                  finding.operation().displayName(),
                  path.substring(path.lastIndexOf('\\') + 1),
                  finding.blockedTicks() / (double) Ticks.PER_MILLISECOND);
            })
        .toList();
  }

  private static EventStore pml(Path path) throws IOException {
    try (TraceReader reader = PmlTraceReader.open(files(path), ReadOptions.DEFAULTS)) {
      return store(reader);
    }
  }

  /** The capture's CSV with these columns under names that nobody knows. */
  private EventStore csv(String... hidden) throws IOException {
    Path original = RealCaptures.require(SCANNED + ".CSV");
    byte[] bytes = Files.readAllBytes(original);
    int end = 0;
    while (bytes[end] != '\n') {
      end++;
    }
    String head = new String(bytes, 0, end, StandardCharsets.UTF_8);
    for (String column : hidden) {
      assertThat(head).contains('"' + column + '"');
      head = head.replace('"' + column + '"', "\"x" + column.substring(1) + '"');
    }
    System.arraycopy(head.getBytes(StandardCharsets.UTF_8), 0, bytes, 0, end);
    Path changed = Files.write(folder.resolve("changed.CSV"), bytes);
    try (TraceReader reader = CsvTraceReader.open(files(changed).get(0), ReadOptions.DEFAULTS)) {
      return store(reader);
    }
  }

  private static EventStore store(TraceReader reader) throws IOException {
    EventStoreBuilder builder = new EventStoreBuilder();
    reader.read(builder);
    return builder.build(reader);
  }

  private static List<TraceFile> files(Path path) throws IOException {
    return TraceFiles.open(path, ReadOptions.DEFAULTS.mode(), new ReadDiagnostics());
  }
}
