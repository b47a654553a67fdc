package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.xml.XmlTraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contract of all readers: a capture gives the same store, whichever format it comes in. */
final class SameStore {
  private static final Terminal SILENT = new Terminal(System.out, System.err, false, false);

  private SameStore() {}

  static void assertSame(EventStore left, EventStore right) {
    assertSame(left, right, SameStore::line);
  }

  interface Line {
    String of(EventStore store, long event);
  }

  static void assertSame(EventStore left, EventStore right, Line line) {
    assertThat(right.size()).isEqualTo(left.size());
    List<String> differences = new ArrayList<>();
    for (long event = 0; event < left.size() && differences.size() < 20; event++) {
      String one = line.of(left, event);
      String other = line.of(right, event);
      if (!one.equals(other)) {
        differences.add(event + "\n  " + one + "\n  " + other);
      }
    }
    assertThat(differences).isEmpty();
  }

  /** Also those that no event names, and what no row tells: modules, starts, parents. */
  static void assertSameProcesses(EventStore pml, EventStore xml) {
    assertThat(xml.processes()).hasSameSizeAs(pml.processes());
    boolean[] named = new boolean[pml.processes().size()];
    for (long event = 0; event < pml.size(); event++) {
      assertThat(xml.process(event)).isEqualTo(pml.process(event));
      named[pml.process(event)] = true;
    }
    for (ProcessInfo process : pml.processes()) {
      assertThat(xml.processes().get(process.index()))
          .usingRecursiveComparison()
          .ignoringFields(named[process.index()] ? new String[0] : new String[] {"session"})
          .ignoringFields("startTicks", "endTicks")
          .isEqualTo(process);
    }
  }

  /** Writes a capture as ProcMon's XML. */
  static Path xml(Path from, List<Column> columns, Path to) throws IOException {
    try (Capture capture = Capture.open(from, ReadOptions.DEFAULTS, SILENT);
        OutputStream out = Files.newOutputStream(to)) {
      XmlTraceWriter.write(capture.reader(), columns, out);
    }
    return to;
  }

  /** A store of all columns. */
  static EventStore whole(Path path) throws IOException {
    EventStore store = store(path);
    assertThat(store.info().columns()).containsExactlyInAnyOrder(Column.values());
    return store;
  }

  static EventStore store(Path path) throws IOException {
    try (Capture capture = Capture.open(path, ReadOptions.DEFAULTS, SILENT)) {
      EventStore store = capture.index();
      assertThat(capture.diagnostics())
          .extracting(ReadDiagnostics.Entry::code)
          .isSubsetOf("text.no-durations");
      return store;
    }
  }

  private static String line(EventStore store, long event) {
    return String.join(
        "|",
        process(store, event),
        Integer.toString(store.threadId(event)),
        Long.toString(store.startTicks(event)),
        Long.toString(store.durationTicks(event)),
        values(store, event));
  }

  static String process(EventStore store, long event) {
    ProcessInfo process = store.processes().get(store.process(event));
    return String.join(
        "|",
        process.name(),
        Integer.toString(process.pid()),
        process.commandLine(),
        Integer.toString(process.parentPid()));
  }

  static String values(EventStore store, long event) {
    return String.join(
        "|",
        operation(store.operation(event)),
        Integer.toHexString(store.status(event)),
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
