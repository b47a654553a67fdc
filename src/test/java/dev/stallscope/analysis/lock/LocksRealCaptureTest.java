package dev.stallscope.analysis.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFiles;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the lock rules find in real captures, all processes of them. No capture holds a single
 * SHARING VIOLATION, DELETE PENDING, ACCESS DENIED on a file or lock conflict. What they do hold,
 * and what must not be taken for locks: over 1,500 FILE LOCKED WITH ONLY READERS and WITH WRITERS,
 * over 500 OPLOCK HANDLE CLOSED, and oplock requests that stay outstanding for seconds.
 */
class LocksRealCaptureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LogFileUTC64Filesystem",
        "LogFileUTC64Process",
        "LogfileTests32bitUTC",
        "LogfileTests64bitUTC"
      })
  void nobodyWaitsForALock(String name) throws IOException {
    EventStore store = pml(name);
    List<String> found =
        Disk.findings(store, Ticks.PER_MILLISECOND).stream()
            .map(finding -> text(store, finding))
            .toList();
    assertThat(found).isEmpty();
  }

  private static String text(EventStore store, Finding finding) {
    return finding.rule()
        + " of "
        + store.processes().get(finding.process()).name()
        + " on "
        + store.paths().text(finding.path())
        + ": "
        + finding.evidence();
  }

  /**
   * Handles are rebuilt right: an open that Windows granted never conflicts with a handle we hold
   * for open, and few closes find no open (handles older than the capture).
   */
  @ParameterizedTest
  @CsvSource({"LogfileTests32bitUTC, 885, 12", "LogfileTests64bitUTC, 948, 1"})
  void whatWindowsGrantedConflictsWithNoHandle(String name, int opens, int orphans)
      throws IOException {
    EventStore store = pml(name);
    Map<Integer, FileHolds> files = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    int opened = 0;
    int unmatched = 0;
    for (long event = 0; event < store.size(); event++) {
      FileHolds file =
          files.computeIfAbsent(store.paths().fold(store.path(event)), any -> new FileHolds());
      if (store.operation(event) == Operation.CREATE_FILE
          && store.status(event) == NtStatus.SUCCESS) {
        opened++;
        if (isRefused(store, event, file)) {
          wrong.add(event + " " + store.paths().text(store.path(event)));
        }
        file.add(handle(store, event));
      } else if (store.operation(event) == Operation.CLOSE_FILE) {
        unmatched += close(store, event, file) ? 0 : 1;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(opened).isEqualTo(opens);
    assertThat(unmatched).isEqualTo(orphans);
  }

  private static boolean isRefused(EventStore store, long event, FileHolds file) {
    Sharing wanted = Sharing.ofRequest(store, event);
    return file.presentAt(store.startTicks(event)).stream()
        .filter(Hold::isOpen)
        .anyMatch(hold -> hold.sharing.conflictsWith(wanted));
  }

  private static Hold handle(EventStore store, long event) {
    return Hold.handle(
        store.process(event),
        store.threadId(event),
        event,
        store.startTicks(event),
        Sharing.ofHandle(store, event));
  }

  private static boolean close(EventStore store, long event, FileHolds file) {
    Hold handle = file.handleOf(store.process(event), store.threadId(event));
    if (handle == null) {
      return false;
    }
    file.close(handle, event, store.startTicks(event), store.startTicks(event));
    return true;
  }

  private static EventStore pml(String name) throws IOException {
    try (TraceReader reader =
        PmlTraceReader.open(
            TraceFiles.open(
                RealCaptures.require(name + ".PML"),
                ReadOptions.DEFAULTS.mode(),
                new ReadDiagnostics()),
            ReadOptions.DEFAULTS)) {
      EventStoreBuilder builder = new EventStoreBuilder();
      reader.read(builder);
      return builder.build(reader);
    }
  }
}
