package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.ReadOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A capture gives the same store, whichever format it is read from. */
class SameStoreRealCaptureTest {
  static Stream<String> captures() {
    return RealCaptures.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void pmlAndCsvAgree(String name) throws IOException {
    EventStore pml = store(name + ".PML");
    EventStore csv = store(name + ".CSV");
    assertThat(csv.size()).isEqualTo(pml.size());
    List<String> differences = new ArrayList<>();
    for (long event = 0; event < pml.size(); event++) {
      String left = line(pml, event);
      String right = line(csv, event);
      if (!left.equals(right) && differences.size() < 20) {
        differences.add(event + "\n  pml " + left + "\n  csv " + right);
      }
    }
    assertThat(differences).isEmpty();
  }

  private static EventStore store(String name) throws IOException {
    Terminal silent = new Terminal(System.out, System.err, false, false);
    try (Capture capture = Capture.open(RealCaptures.require(name), ReadOptions.DEFAULTS, silent)) {
      EventStore store = capture.index();
      assertThat(store.info().columns()).containsExactlyInAnyOrder(Column.values());
      return store;
    }
  }

  private static String line(EventStore store, long event) {
    ProcessInfo process = store.processes().get(store.process(event));
    return String.join(
        "|",
        process.name(),
        Integer.toString(process.pid()),
        process.commandLine(),
        Integer.toString(process.parentPid()),
        Integer.toString(store.threadId(event)),
        operation(store.operation(event)),
        Integer.toHexString(store.status(event)),
        Long.toString(store.startTicks(event)),
        Long.toString(store.durationTicks(event)),
        store.paths().text(store.path(event)),
        Integer.toHexString(store.access(event)),
        Integer.toString(store.shareMode(event)),
        Integer.toString(store.disposition(event)),
        Integer.toString(store.openResult(event)),
        Integer.toHexString(store.options(event)),
        Long.toString(store.offset(event)),
        Long.toString(store.length(event)),
        code(store, event),
        Integer.toHexString(store.flags(event)),
        store.target(event) < 0 ? "" : store.paths().text(store.target(event)));
  }

  /** ProcMon's texts do not tell a thread's exit status. */
  private static String code(EventStore store, long event) {
    return store.operation(event) == Operation.THREAD_EXIT
        ? ""
        : Integer.toHexString(store.code(event));
  }

  /** Of operations that ProcMon before 3.60 had no name for, its CSV tells only the class. */
  private static String operation(Operation operation) {
    return operation.isNamedSince360() ? "<Unknown>" : operation.displayName();
  }
}
